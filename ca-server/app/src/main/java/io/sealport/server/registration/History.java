package io.sealport.server.registration;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.policy.Approval;
import io.sealport.policy.Issues;
import io.sealport.policy.KeyHistory;
import io.sealport.policy.LimitJudgement;
import io.sealport.policy.Precedents;
import io.sealport.policy.Profile;
import io.sealport.server.authority.BlockedKeys;
import io.sealport.server.authority.IssueLog;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.SystemCheck;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** What the ledger, the blocked keys and the pending requests tell the judgement. */
@Singleton
class History {

  /**
   * Each certificate of a key was judged by those before it, so the newest stand for all; a renewal
   * chain of thousands costs no more than one of twenty.
   */
  private static final int LOOKED_AT = 20;

  private final Ledger ledger;
  private final BlockedKeys blocked;
  private final ReservedNames reserved;
  private final IssueLog issues;
  private final Recalls recalls;
  private final Clock clock;

  History(
      Ledger ledger,
      BlockedKeys blocked,
      Recalls recalls,
      ReservedNames reserved,
      IssueLog issues,
      Clock clock) {
    this.ledger = ledger;
    this.blocked = blocked;
    this.recalls = recalls;
    this.reserved = reserved;
    this.issues = issues;
    this.clock = clock;
  }

  /** What has gone before a claim. */
  Precedents before(Claimant claimant) {
    return new Precedents() {
      @Override
      public KeyHistory history(SubjectPublicKeyInfo key) {
        return of(KeyHash.of(key));
      }

      @Override
      public Optional<Duration> reservedFor(Name name) {
        return reserved.keptFrom(claimant, name);
      }

      @Override
      public Issues issues() {
        return new PastIssues(issues, ledger, claimant);
      }

      @Override
      public Duration renewedAfterEnd() {
        return afterEnd(claimant);
      }
    };
  }

  private Duration afterEnd(Claimant claimant) {
    Instant asked = claimant.since().orElseGet(clock::instant);
    return claimant
        .renews()
        .map(renewed -> Duration.between(ledger.require(renewed).facts().notAfter(), asked))
        .orElse(Duration.ZERO);
  }

  private KeyHistory of(KeyHash key) {
    return new KeyHistory(
        blocked
            .find(key)
            .map(BlockedKeys.Blocked::reason)
            // What is about to be revoked as compromised is not certified meanwhile.
            .or(() -> recalls.ofKey(key).map(r -> r.reason().wire() + ", campaign " + r.id())),
        ledger.newestWithKey(key, LOOKED_AT).stream().map(History::use).toList());
  }

  private static KeyHistory.Use use(LedgerEntry entry) {
    return new KeyHistory.Use(
        entry.serial().toString(),
        entry.profile(),
        entry.facts().names(),
        entry.profile().equals("ca") || entry.evidence().startsWith(SystemCheck.ID + ": "),
        entry.revocation().map(LedgerEntry.Revocation::reason));
  }

  /**
   * Looks once more, inside the transaction that issues: the key may have been blocked or certified
   * for another meanwhile, the name reserved, a limit reached.
   *
   * @throws io.sealport.fault.Fault with the {@link BrokenRules}
   */
  void requireStill(Approval approval, Claimant claimant) {
    Profile profile = approval.profile();
    KeyHash key = KeyHash.of(approval.certificate().getSubjectPublicKeyInfo());
    List<Violation> found = new ArrayList<>(of(key).violations(profile, approval.names()));
    if (profile.pending().reserveNames()) {
      found.addAll(reserved.violations(claimant, approval.names()));
    }
    found.addAll(limits(profile, claimant).violations(approval.names()));
    BrokenRules.requireNone(found);
  }

  private LimitJudgement limits(Profile profile, Claimant claimant) {
    return new LimitJudgement(
        profile, new PastIssues(issues, ledger, claimant), claimant.holds(), clock.instant());
  }

  /**
   * What the profile wants revoked in favour of a certificate, inside the transaction that issues
   * it and before its row is there.
   */
  List<LedgerEntry> superseded(Approval approval, Claimant claimant) {
    return limits(approval.profile(), claimant).superseded(approval.names()).stream()
        .map(ledger::require)
        .toList();
  }

  /**
   * Reserves the names of a request that is to wait, inside its transaction.
   *
   * @throws io.sealport.fault.Fault with the {@link BrokenRules}
   */
  void reserve(Claimant claimant, List<Name> names) {
    BrokenRules.requireNone(reserved.violations(claimant, names));
    reserved.reserve(claimant, names);
  }

  /** A request waits no longer, inside its transaction. */
  void release(String request) {
    reserved.release(request);
  }
}
