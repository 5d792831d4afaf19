package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.Csr;
import io.sealport.pki.FreshKey;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Application;
import io.sealport.policy.Approval;
import io.sealport.policy.Policies;
import io.sealport.policy.Rulebook;
import io.sealport.policy.Verdict;
import io.sealport.server.authority.Authority;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.authority.TlsIdentity;
import io.sealport.server.identity.SystemCheck;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.yaml.Complaints;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates that the server lives on: one OCSP responder for each CA, and https. Issued
 * through the same judgement as everybody's, and renewed at two thirds of their lifetime.
 */
@Singleton
public class OwnCertificates {

  private static final Logger LOG = LoggerFactory.getLogger(OwnCertificates.class);

  /** What the clients of an RSA CA read, at the least that is certified. */
  private static final KeyType IMPORTED_RSA = new KeyType(KeyType.Family.RSA, 2048);

  private final Policies policies;
  private final Hierarchy hierarchy;
  private final Authority authority;
  private final OwnKeys own;
  private final Ledger ledger;
  private final RegistrationSettings settings;
  private final SecureRandom random;
  private final Clock clock;

  OwnCertificates(
      Policies policies,
      Hierarchy hierarchy,
      Authority authority,
      OwnKeys own,
      Ledger ledger,
      RegistrationSettings settings,
      SecureRandom random,
      Clock clock) {
    this.policies = policies;
    this.hierarchy = hierarchy;
    this.authority = authority;
    this.own = own;
    this.ledger = ledger;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
  }

  private record Purpose(
      String id, String profile, Issuer issuer, KeyType keyType, List<Name> names) {}

  /**
   * Issues those that are missing, revoked, due or of other names than wanted, each by itself.
   *
   * @throws Fault BAD_CONFIGURATION if policy does not allow one
   */
  public synchronized void renewDue() {
    List<Purpose> purposes = purposes();
    if (purposes.stream().noneMatch(p -> p.id().equals(TlsIdentity.PURPOSE))) {
      LOG.warn("no CA for servers is left: the https certificate is not renewed");
    }
    Optional<RuntimeException> failure = Optional.empty();
    for (Purpose purpose : purposes) {
      try {
        renewIfDue(purpose);
      } catch (RuntimeException e) {
        // A CA whose key is not here keeps no other certificate from being renewed.
        failure.ifPresent(e::addSuppressed);
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /**
   * Refuses a rulebook by which one of them could not be renewed. Judges them all by a key that
   * nobody keeps.
   *
   * @throws Fault BAD_CONFIGURATION with every one that is not allowed
   */
  void requireAllowed(Rulebook next) {
    Map<KeyType, FreshKey> keys = new HashMap<>();
    Complaints complaints = new Complaints();
    for (Purpose purpose : purposes()) {
      FreshKey key =
          keys.computeIfAbsent(purpose.keyType(), type -> FreshKey.generate(type, random));
      complaints.attempt(() -> approval(purpose, key.csr(purpose.names()), next));
    }
    complaints.raise();
  }

  private List<Purpose> purposes() {
    List<Purpose> purposes = new ArrayList<>();
    for (Issuer ca : hierarchy.all()) {
      // Only its own root could renew the responder of an offline root; a CA that has ended could
      // give none that lasts.
      boolean ended = !clock.instant().isBefore(ca.certificate().getNotAfter().toInstant());
      if (ca.addresses().ocsp().isPresent() && !ended) {
        purposes.add(responder(ca));
      }
    }
    hierarchy.usable(CaId.SERVERS).stream()
        .findFirst()
        .ifPresent(issuer -> purposes.add(https(issuer)));
    return purposes;
  }

  private static Purpose responder(Issuer ca) {
    return new Purpose(
        "ocsp:" + ca.id(),
        "ocsp-responder",
        ca,
        responderKey(ca),
        List.of(Name.login("Sealport OCSP " + ca.id())));
  }

  /** As the CA's own; an imported one's may be too weak, too slow, or not in the profile. */
  private static KeyType responderKey(Issuer ca) {
    KeyType type = KeyType.of(ca.certificate().getSubjectPublicKeyInfo());
    if (!CaId.isImported(ca.id())) {
      return type;
    }
    return switch (type.family()) {
      case EC -> KeyType.EC_P256;
      case RSA -> IMPORTED_RSA;
      case ED25519 -> KeyType.ED25519;
    };
  }

  /**
   * Refuses a CA that could not give its responder a certificate.
   *
   * @throws Fault BAD_CONFIGURATION with what stands in the way
   */
  public void requireResponder(Issuer ca) {
    Purpose purpose = responder(ca);
    FreshKey key = FreshKey.generate(purpose.keyType(), random);
    approval(purpose, key.csr(purpose.names()), policies.current());
  }

  private Purpose https(Issuer issuer) {
    return new Purpose(
        TlsIdentity.PURPOSE, "sealport-https", issuer, KeyType.EC_P256, settings.httpsNames());
  }

  private void renewIfDue(Purpose purpose) {
    Optional<OwnCredential> current = usable(purpose);
    if (current.isEmpty() || isDue(current.get().entry(), purpose)) {
      issue(purpose, current.map(c -> c.entry().serial()));
    }
  }

  /** What serves the purpose; nothing where its key file is lost, which a new key cures. */
  private Optional<OwnCredential> usable(Purpose purpose) {
    try {
      return own.find(purpose.id());
    } catch (Fault e) {
      if (e.kind() != Kind.UNAVAILABLE) {
        throw e;
      }
      LOG.warn("the key for {} cannot be used and is replaced", purpose.id(), e);
      return Optional.empty();
    }
  }

  private boolean isDue(LedgerEntry entry, Purpose purpose) {
    Instant now = clock.instant();
    Instant from = entry.facts().notBefore();
    Duration lifetime = Duration.between(from, entry.facts().notAfter());
    // What is in service was read when it came; whether it is revoked is in the ledger.
    return ledger.require(entry.serial()).isRevoked()
        || !entry.issuer().equals(purpose.issuer().id())
        || !now.isBefore(from.plus(lifetime.multipliedBy(2).dividedBy(3)))
        || !new HashSet<>(entry.facts().names()).equals(new HashSet<>(purpose.names()));
  }

  private void issue(Purpose purpose, Optional<SerialNumber> replaces) {
    OwnKeys.Prepared prepared = own.prepare(purpose.id(), purpose.keyType(), purpose.names());
    try {
      Approval approval = approval(purpose, prepared.csr(), policies.current());
      authority.issue(
          approval,
          new Authority.Context(Act.SYSTEM, replaces),
          (acts, seq) -> own.activate(prepared, approval.serial()));
    } catch (RuntimeException e) {
      // Its certificate may be in the ledger after all: then the key is needed at the next start.
      if (!DatabaseTrouble.of(e).filter(DatabaseTrouble.UNCERTAIN::equals).isPresent()) {
        own.abandon(prepared);
      }
      throw e;
    }
    own.switchTo(prepared);
  }

  private Approval approval(Purpose purpose, Csr csr, Rulebook rulebook) {
    if (rulebook.profile(purpose.profile()).isEmpty()) {
      throw Fault.of(
          Kind.BAD_CONFIGURATION,
          "there is no profile "
              + purpose.profile()
              + "; wanted one for the server's own certificate for "
              + purpose.id());
    }
    Verdict verdict =
        rulebook.judge(
            new Application(
                purpose.profile(),
                csr,
                purpose.names().stream().map(Name::toString).toList(),
                Optional.empty(),
                List.of(SystemCheck.prove(purpose.id())),
                SerialNumber.random(random),
                clock.instant()),
            purpose.issuer());
    if (verdict instanceof Approval approval) {
      return approval;
    }
    throw Fault.of(
        Kind.BAD_CONFIGURATION,
        "profile "
            + purpose.profile()
            + " does not allow the server's own certificate for "
            + purpose.id()
            + ": "
            + verdict);
  }
}
