package io.sealport.server.registration;

import io.sealport.policy.Approval;
import io.sealport.server.authority.Authority;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.journal.Work;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has a certificate issued, and in the same transaction revokes as superseded those whose place it
 * takes: there is no moment with both, and none with neither.
 */
@Singleton
class Succession {

  private final Authority authority;
  private final Revocations revocations;
  private final History history;
  private final Callers callers;

  Succession(Authority authority, Revocations revocations, History history, Callers callers) {
    this.authority = authority;
    this.revocations = revocations;
    this.history = history;
    this.callers = callers;
  }

  /**
   * Signs what was approved, if it is still in order when it is stored.
   *
   * @param its what the request writes into the transaction
   * @throws io.sealport.fault.Fault with the {@link BrokenRules} if it is not; else as {@link
   *     Authority#issue}
   */
  LedgerEntry issue(
      Approval approval, Authority.Context context, Claimant claimant, Authority.Companion its) {
    return revocations.telling(
        told ->
            authority.issue(
                approval, context, new Transaction(approval, context, claimant, its, told)));
  }

  /** The transaction of one issue. It may run again after a rollback. */
  private final class Transaction implements Authority.Companion {

    private final Approval approval;
    private final Authority.Context context;
    private final Claimant claimant;
    private final Authority.Companion its;
    private final Consumer<LedgerEntry> told;
    private List<LedgerEntry> superseded = List.of();

    Transaction(
        Approval approval,
        Authority.Context context,
        Claimant claimant,
        Authority.Companion its,
        Consumer<LedgerEntry> told) {
      this.approval = approval;
      this.context = context;
      this.claimant = claimant;
      this.its = its;
      this.told = told;
    }

    @Override
    public void write(Work.Acts acts, long seq) {
      its.write(acts, seq);
      superseded = history.superseded(approval, claimant);
    }

    /** Only now, since a renewal takes none whose certificate is revoked. */
    @Override
    public void follow(Work.Acts acts, LedgerEntry issued) {
      for (LedgerEntry entry : superseded) {
        callers.requireNotLastAdministrator(entry.serial(), false);
        revocations.supersede(acts, entry, issued.serial(), context.requester());
        told.accept(entry);
      }
    }
  }
}
