package io.sealport.server.endpoints;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.ClientCredential;
import io.sealport.pki.Csr;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Application;
import io.sealport.policy.Approval;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Verdict;
import io.sealport.server.authority.Authority;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.identity.SystemCheck;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.journal.Work;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A user whose certificate is revoked: whoever lets it in heeds no revocation. It is issued through
 * the same judgement as everybody's, revoked in the transaction that issues it, and takes the place
 * of the one before at two thirds of its life, since one that has ended is refused for its date.
 */
@Singleton
class RevokedUser {

  /** A profile that only the check {@code system} satisfies. */
  static final String PROFILE = "endpoint-test";

  /** What the key is kept for. */
  static final String PURPOSE = "endpoint-test";

  /** No file of passwords can hold a login with a colon. */
  private static final Name LOGIN = Name.login("sealport:revoked-test");

  private final Policies policies;
  private final Hierarchy hierarchy;
  private final Authority authority;
  private final Revocations revocations;
  private final OwnKeys own;
  private final Ledger ledger;
  private final SecureRandom random;
  private final Clock clock;

  RevokedUser(
      Policies policies,
      Hierarchy hierarchy,
      Authority authority,
      Revocations revocations,
      OwnKeys own,
      Ledger ledger,
      SecureRandom random,
      Clock clock) {
    this.policies = policies;
    this.hierarchy = hierarchy;
    this.authority = authority;
    this.revocations = revocations;
    this.own = own;
    this.ledger = ledger;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The certificate with its key, to be shown to an endpoint. Issues one where there is none that
   * lasts.
   *
   * @throws Fault CONFLICT if no CA for users may issue, BAD_CONFIGURATION if policy does not allow
   *     it
   */
  synchronized ClientCredential credential() {
    if (current().filter(c -> !isDue(c.entry())).isEmpty()) {
      issue();
    }
    return own.client(PURPOSE);
  }

  /** Since when the one in use is revoked; empty where there is none that is in its dates. */
  Optional<Instant> revokedSince() {
    return current()
        .map(OwnCredential::entry)
        .filter(e -> clock.instant().isBefore(e.facts().notAfter()))
        .flatMap(e -> ledger.require(e.serial()).revocation())
        .map(LedgerEntry.Revocation::at);
  }

  /** What is in use; nothing where its key is lost, which a new one cures. */
  private Optional<OwnCredential> current() {
    try {
      return own.find(PURPOSE);
    } catch (Fault e) {
      if (e.kind() != Kind.UNAVAILABLE) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private boolean isDue(LedgerEntry entry) {
    Instant from = entry.facts().notBefore();
    Duration lifetime = Duration.between(from, entry.facts().notAfter());
    return !clock.instant().isBefore(from.plus(lifetime.multipliedBy(2).dividedBy(3)))
        || hierarchy.isRevoked(entry.issuer());
  }

  private void issue() {
    Profile profile = policies.current().require(PROFILE);
    Issuer issuer = hierarchy.requireUsable(profile.issuers());
    OwnKeys.Prepared prepared = own.prepare(PURPOSE, KeyType.EC_P256, List.of(LOGIN));
    try {
      Approval approval = approval(prepared.csr(), issuer);
      revocations.telling(
          told ->
              authority.issue(
                  approval,
                  new Authority.Context(Act.SYSTEM, Optional.empty()),
                  revoked(prepared, approval.serial(), told)));
    } catch (RuntimeException e) {
      // Its certificate may be in the ledger after all: then the key is needed at the next start.
      if (!DatabaseTrouble.of(e).filter(DatabaseTrouble.UNCERTAIN::equals).isPresent()) {
        own.abandon(prepared);
      }
      throw e;
    }
    own.switchTo(prepared);
  }

  /** Revokes what is issued in the transaction that issues it: there is no moment without. */
  private Authority.Companion revoked(
      OwnKeys.Prepared prepared, SerialNumber serial, Consumer<LedgerEntry> told) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Revocations.By by = new Revocations.By(Act.SYSTEM, () -> {});
    return new Authority.Companion() {
      @Override
      public void write(Work.Acts acts, long seq) {
        own.activate(prepared, serial);
      }

      @Override
      public void follow(Work.Acts acts, LedgerEntry issued) {
        revocations.revoke(acts, issued, RevocationReason.CESSATION_OF_OPERATION, at, by);
        told.accept(issued);
      }
    };
  }

  private Approval approval(Csr csr, Issuer issuer) {
    Verdict verdict =
        policies
            .current()
            .judge(
                new Application(
                    PROFILE,
                    csr,
                    List.of(LOGIN.toString()),
                    Optional.empty(),
                    List.of(SystemCheck.prove(PURPOSE)),
                    SerialNumber.random(random),
                    clock.instant()),
                issuer);
    if (verdict instanceof Approval approval) {
      return approval;
    }
    throw Fault.of(
        Kind.BAD_CONFIGURATION,
        "profile " + PROFILE + " does not allow the certificate of a revoked test: " + verdict);
  }
}
