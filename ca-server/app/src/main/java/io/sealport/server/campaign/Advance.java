package io.sealport.server.campaign;

import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Brings the running campaigns forward: first all are selected, then whatever was replaced is
 * revoked, after the deadline the rest. Where it was stopped it goes on.
 */
@Singleton
public class Advance {

  /** Of one campaign in one run, so that none waits for another and the server can stop. */
  private static final int STEPS = 100;

  private final CampaignRows rows;
  private final MemberRows members;
  private final Selecting selecting;
  private final Following following;
  private final Revoking revoking;
  private final Progress progress;
  private final Journal journal;
  private final Clock clock;

  Advance(
      CampaignRows rows,
      MemberRows members,
      Selecting selecting,
      Following following,
      Revoking revoking,
      Progress progress,
      Journal journal,
      Clock clock) {
    this.rows = rows;
    this.members = members;
    this.selecting = selecting;
    this.following = following;
    this.revoking = revoking;
    this.progress = progress;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Takes the next steps of each running campaign.
   *
   * @throws RuntimeException of the last one that could not go on; the others have
   */
  public synchronized void run() {
    Optional<RuntimeException> failure = Optional.empty();
    for (CampaignRow campaign : rows.running()) {
      try {
        advance(campaign, campaign.order());
      } catch (RuntimeException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void advance(CampaignRow campaign, CampaignOrder order) {
    if (!campaign.isSelecting()) {
      following.sweep(campaign, order);
    }
    for (int step = 0; step < STEPS; step++) {
      Optional<CampaignRow> now = rows.findById(campaign.id()).filter(CampaignRow::isRunning);
      if (now.isEmpty() || !step(now.get(), order)) {
        return;
      }
    }
  }

  /** Takes one step; false if there is nothing to do now. */
  private boolean step(CampaignRow campaign, CampaignOrder order) {
    if (campaign.isSelecting()) {
      selecting.step(campaign, order);
      return true;
    }
    return following.step(campaign)
        || revoking.step(campaign, order, MemberRow.RENEWED)
        || isOverdue(campaign) && revoking.step(campaign, order, MemberRow.OPEN)
        || finish(campaign);
  }

  private boolean isOverdue(CampaignRow campaign) {
    return campaign.deadlineAt().filter(d -> !clock.instant().isBefore(d)).isPresent();
  }

  private boolean finish(CampaignRow campaign) {
    if (!members.inState(campaign.id(), MemberRow.OPEN, 0, 1).isEmpty()) {
      return false;
    }
    Act finished =
        progress.tell(
            Act.of(Act.SYSTEM, "campaign.finished", campaign.id()), campaign, clock.instant());
    journal.commit(
        acts -> {
          if (rows.end(campaign.id(), CampaignRow.DONE, clock.millis()) == 1) {
            acts.add(finished);
          }
          return campaign;
        });
    return false;
  }
}
