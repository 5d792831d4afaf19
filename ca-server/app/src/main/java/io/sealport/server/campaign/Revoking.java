package io.sealport.server.campaign;

import io.sealport.fault.Fault;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.LedgerLine;
import io.sealport.server.authority.LedgerLines;
import io.sealport.server.journal.Work;
import io.sealport.server.registration.Callers;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Revokes members, many in one transaction: the member's end and its revocation are on disk
 * together, and each CRL is outdated once.
 */
@Singleton
class Revoking {

  /** One transaction, in which others wait. */
  private static final int BATCH = 500;

  private final Ledger ledger;
  private final LedgerLines lines;
  private final CampaignRows rows;
  private final MemberRows members;
  private final Revocations revocations;
  private final Condemning condemning;
  private final Callers callers;
  private final Clock clock;

  Revoking(
      Ledger ledger,
      LedgerLines lines,
      CampaignRows rows,
      MemberRows members,
      Revocations revocations,
      Condemning condemning,
      Callers callers,
      Clock clock) {
    this.ledger = ledger;
    this.lines = lines;
    this.rows = rows;
    this.members = members;
    this.revocations = revocations;
    this.condemning = condemning;
    this.callers = callers;
    this.clock = clock;
  }

  /**
   * Brings the next members of a state to their end.
   *
   * @param state {@code renewed}, or {@code open} once the deadline is over
   * @return false if there is none
   */
  boolean step(CampaignRow campaign, CampaignOrder order, String state) {
    List<MemberRow> batch = members.inState(campaign.id(), state, 0, BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    Map<String, LedgerLine> successors = successors(batch);
    // DER times have whole seconds.
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Work<List<LedgerEntry>> work =
        acts -> {
          List<LedgerEntry> revoked = new ArrayList<>();
          if (!isRunning(campaign)) {
            return revoked;
          }
          for (MemberRow member : batch) {
            new Settling(acts, campaign, order, at).settle(member, revoked);
            keepUp(acts, campaign, order, member, successors);
          }
          return revoked;
        };
    revocations.commit(work, Function.identity());
    return true;
  }

  private boolean isRunning(CampaignRow campaign) {
    return rows.findById(campaign.id()).filter(CampaignRow::isRunning).isPresent();
  }

  private Map<String, LedgerLine> successors(List<MemberRow> batch) {
    List<String> serials =
        batch.stream().map(MemberRow::replacedBy).filter(Objects::nonNull).distinct().toList();
    return lines.of(serials).stream()
        .collect(Collectors.toMap(LedgerLine::serial, Function.identity()));
  }

  /** What has taken a member's place with the key that is compromised is a member too. */
  private void keepUp(
      Work.Acts acts,
      CampaignRow campaign,
      CampaignOrder order,
      MemberRow member,
      Map<String, LedgerLine> successors) {
    LedgerLine successor = successors.get(String.valueOf(member.replacedBy()));
    if (successor == null
        || !order.isOfKey()
        || !successor.keySha256().equals(member.keySha256())
        || members.existsById(MemberRow.id(campaign.id(), successor.serial()))) {
      return;
    }
    MemberRow next = MemberRow.of(campaign.id(), successor);
    members.save(next);
    acts.add(Selecting.recalled(campaign, next));
  }

  /** One transaction's settling. It may run again after a rollback. */
  private final class Settling {

    private final Work.Acts acts;
    private final CampaignRow campaign;
    private final CampaignOrder order;
    private final Instant at;

    Settling(Work.Acts acts, CampaignRow campaign, CampaignOrder order, Instant at) {
      this.acts = acts;
      this.campaign = campaign;
      this.order = order;
      this.at = at;
    }

    void settle(MemberRow member, List<LedgerEntry> revoked) {
      try {
        LedgerEntry entry = ledger.require(SerialNumber.parse(member.serial()));
        boolean replaced = member.replacedBy() != null || entry.replacedBy().isPresent();
        String end = replaced ? MemberRow.REPLACED : MemberRow.REVOKED;
        if (entry.isRevoked() && !entry.isHeld()) {
          endUnsaid(member, end, null);
        } else if (!replaced && !entry.facts().notAfter().isAfter(order.worthless(at))) {
          endUnsaid(member, MemberRow.EXPIRED, null);
        } else {
          callers.requireNotLastAdministrator(entry, false);
          if (end(member, end, null)) {
            revoke(entry);
            revoked.add(entry);
          }
        }
      } catch (Fault e) {
        // One that cannot be revoked must not hold up the others.
        endUnsaid(member, MemberRow.FAILED, e.message());
      }
    }

    private boolean end(MemberRow member, String to, @Nullable String why) {
      return members.settle(member.id(), member.state(), to, at.toEpochMilli(), why) == 1;
    }

    private void endUnsaid(MemberRow member, String to, @Nullable String why) {
      if (end(member, to, why)) {
        condemning.block(acts, campaign, member, at);
      }
    }

    private void revoke(LedgerEntry entry) {
      Revocations.By by = new Revocations.By(campaign.createdBy(), () -> {});
      revocations.revoke(acts, entry, order.reason(), at, by, Map.of("campaign", campaign.id()));
    }
  }
}
