package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaDraft;
import io.sealport.pki.CaId;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignedCertificate;
import io.sealport.policy.key.KeyChecks;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Adds and revokes issuing CAs. A new key is prepared, certified by the root, here or where the
 * root is, and becomes a CA in the transaction that stores its certificate.
 */
@Singleton
public class IssuingCas {

  private final SigningKeys keys;
  private final Hierarchy hierarchy;
  private final Ledger ledger;
  private final AuthoritySettings settings;
  private final SecureRandom random;
  private final Clock clock;

  IssuingCas(
      SigningKeys keys,
      Hierarchy hierarchy,
      Ledger ledger,
      AuthoritySettings settings,
      SecureRandom random,
      Clock clock) {
    this.keys = keys;
    this.hierarchy = hierarchy;
    this.ledger = ledger;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
  }

  /** A new CA's key, and the CSR that proves it. */
  public record Prepared(String id, String keyId, Csr csr) {}

  /** The address in every certificate. */
  public URI base() {
    return settings.base();
  }

  /**
   * Makes a key of the root's type for a new CA.
   *
   * @throws Fault BAD_INPUT if the id cannot be one; CONFLICT if there is such a CA
   */
  public Prepared prepare(String id) {
    requireFree(id);
    byte[] salt = new byte[4];
    random.nextBytes(salt);
    String keyId = id + "-" + HexFormat.of().formatHex(salt);
    KeyType type = KeyType.of(hierarchy.root().certificate().getSubjectPublicKeyInfo());
    return new Prepared(id, keyId, CsrDraft.signNameless(keys.create(keyId, type)));
  }

  /**
   * Says no to an id that is none, or taken.
   *
   * @throws Fault BAD_INPUT or CONFLICT
   */
  public void requireFree(String id) {
    CaId.requireIssuing(id);
    if (hierarchy.find(id).isPresent()) {
      throw Fault.of(Kind.CONFLICT, "there is a CA " + id + " already")
          .withHint("a new CA gets an id of its own, such as " + id + "-2");
    }
  }

  /**
   * Certifies the key with the root's, where that is here.
   *
   * @throws Fault CONFLICT if the root is offline, or there is a CA of that name
   */
  public X509CertificateHolder certify(Prepared prepared, String title) {
    Issuer root = hierarchy.root();
    X509CertificateHolder made =
        SignedCertificate.sign(
            CaDraft.issuing(
                CaDraft.nameOf(root.certificate()),
                title,
                prepared.csr().publicKey(),
                root,
                SerialNumber.random(random),
                clock.instant()),
            hierarchy.pen(Hierarchy.ROOT));
    try {
      requireNewSubject(made);
    } catch (Fault e) {
      // Nothing was stored: the key is nobody's.
      keys.discard(prepared.keyId());
      throw e;
    }
    return made;
  }

  private void requireNewSubject(X509CertificateHolder made) {
    for (Issuer other : hierarchy.all()) {
      if (other.certificate().getSubject().equals(made.getSubject())) {
        throw Fault.of(Kind.CONFLICT, "the CA " + other.id() + " has this name already")
            .withHint("--title TEXT gives the new one another name");
      }
    }
  }

  /**
   * Stores a CA, inside the caller's transaction.
   *
   * @return its journal entry
   */
  public long add(
      Work.Acts acts, String id, String keyId, X509CertificateHolder certificate, String actor) {
    requireFree(id);
    KeyChecks.requireForCa(certificate.getSubjectPublicKeyInfo());
    SerialNumber serial = new SerialNumber(certificate.getSerialNumber());
    long seq =
        acts.add(
            Act.of(actor, "ca.created", id)
                .with("serial", serial.toString())
                .with("base", settings.base().toString()));
    ledger.add(
        seq,
        Ledger.Fresh.of(
            certificate, new Ledger.Origin(Hierarchy.ROOT, "ca", actor, "", Optional.empty())));
    hierarchy.add(id, serial, keyId);
    return seq;
  }

  /** After the transaction: the CA is there for everybody. */
  public void added() {
    hierarchy.reload();
  }

  /**
   * Before the transaction: the CA issues nothing from now on, not even what waits to be stored.
   *
   * @throws Fault NOT_FOUND if there is none; CONFLICT for the root, or if it is revoked already;
   *     BAD_INPUT for a hold
   */
  public void beginRevocation(String id, RevocationReason reason) {
    if (reason == RevocationReason.CERTIFICATE_HOLD) {
      throw Fault.of(Kind.BAD_INPUT, "a CA is revoked for good, not held");
    }
    if (id.equals(Hierarchy.ROOT)) {
      throw Fault.of(Kind.CONFLICT, "a root cannot revoke itself")
          .withHint("whoever believes in it has to be told to stop");
    }
    hierarchy.require(id);
    if (hierarchy.isRevoked(id)) {
      throw Fault.of(Kind.CONFLICT, "the CA " + id + " is revoked already");
    }
    hierarchy.stop(id);
  }

  /**
   * Revokes it, inside the caller's transaction.
   *
   * @return its certificate as it was before
   */
  public LedgerEntry revoke(
      Work.Acts acts, String id, RevocationReason reason, Instant at, String actor) {
    LedgerEntry entry =
        ledger.require(new SerialNumber(hierarchy.require(id).certificate().getSerialNumber()));
    if (!ledger.revoke(entry.serial(), reason, at)) {
      throw Fault.of(Kind.CONFLICT, "the CA " + id + " is revoked already");
    }
    acts.add(
        Act.of(actor, "ca.revoked", id)
            .with("serial", entry.serial().toString())
            .with("reason", reason.wire()));
    return entry;
  }

  /** After the transaction, or after its failure. */
  public void endRevocation(String id) {
    // The ledger says from now on whether it is revoked.
    hierarchy.reload();
    hierarchy.goOn(id);
  }
}
