package io.sealport.server.campaign;

import io.sealport.server.authority.LedgerLine;
import io.sealport.server.authority.LedgerLines;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import io.sealport.server.registration.Recall;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees which members were replaced: by their renewal, or by a certificate that was asked for anew
 * with the same profile and names. Of those each takes the place of one member, the oldest: two
 * machines may share a name.
 */
@Singleton
class Following {

  private static final int PAGE = 500;

  private final LedgerLines lines;
  private final CampaignRows rows;
  private final MemberRows members;
  private final Ours ours;
  private final Condemning condemning;
  private final Journal journal;
  private final Clock clock;

  /** Up to which member each campaign was swept; a restart sweeps again from the first. */
  private final Map<String, Long> swept = new ConcurrentHashMap<>();

  Following(
      LedgerLines lines,
      CampaignRows rows,
      MemberRows members,
      Ours ours,
      Condemning condemning,
      Journal journal,
      Clock clock) {
    this.lines = lines;
    this.rows = rows;
    this.members = members;
    this.ours = ours;
    this.condemning = condemning;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Looks at the next certificates that were issued since the campaign began.
   *
   * @return false if there is none
   */
  boolean step(CampaignRow campaign) {
    List<LedgerLine> page = lines.between(campaign.followed(), Long.MAX_VALUE, PAGE);
    if (page.isEmpty()) {
      return false;
    }
    long last = page.get(page.size() - 1).seq();
    Map<String, String> renewed = renewed(campaign, page);
    List<LedgerLine> anew =
        page.stream().filter(l -> isAnew(l) && waiting(campaign, l).isPresent()).toList();
    journal.commit(
        acts -> {
          if (rows.follow(campaign.id(), campaign.followed(), last) == 1) {
            renewed.forEach(members::renewed);
            // Asked once more: of two for one holder each takes another member's place.
            anew.forEach(
                l -> waiting(campaign, l).ifPresent(m -> members.renewed(m.id(), l.serial())));
          }
          return last;
        });
    return true;
  }

  /** The ids of open members, and the certificates that renewed them. */
  private Map<String, String> renewed(CampaignRow campaign, List<LedgerLine> page) {
    Map<String, String> renewed = new HashMap<>();
    for (LedgerLine line : page) {
      String before = line.replaces();
      if (before != null) {
        renewed.put(MemberRow.id(campaign.id(), before), line.serial());
      }
    }
    List<MemberRow> open =
        renewed.isEmpty() ? List.of() : members.open(List.copyOf(renewed.keySet()));
    renewed.keySet().retainAll(open.stream().map(MemberRow::id).toList());
    return renewed;
  }

  private boolean isAnew(LedgerLine line) {
    return line.replaces() == null && !ours.is(line) && line.status().equals("valid");
  }

  private Optional<MemberRow> waiting(CampaignRow campaign, LedgerLine line) {
    // No replacement is what has the compromised key itself.
    boolean anyKey = !Recall.isOfKey(campaign.revocationReason());
    return members.waiting(campaign.id(), MemberRow.holder(line), anyKey ? "" : line.keySha256());
  }

  /**
   * Looks at the next open members themselves: what was revoked by somebody, has ended, or was
   * replaced without being seen.
   */
  void sweep(CampaignRow campaign, CampaignOrder order) {
    long after = swept.getOrDefault(campaign.id(), 0L);
    List<MemberRow> page = members.inState(campaign.id(), MemberRow.OPEN, after, PAGE);
    if (page.size() < PAGE) {
      swept.remove(campaign.id());
    } else {
      swept.put(campaign.id(), page.get(PAGE - 1).seq());
    }
    Map<String, LedgerLine> now =
        lines.of(page.stream().map(MemberRow::serial).toList()).stream()
            .collect(Collectors.toMap(LedgerLine::serial, Function.identity()));
    List<Change> changes =
        page.stream()
            .flatMap(m -> change(campaign, m, now.get(m.serial()), order).stream())
            .toList();
    if (!changes.isEmpty()) {
      journal.commit(
          acts -> {
            changes.forEach(c -> c.make(acts));
            return changes.size();
          });
    }
  }

  /** What is written of one member. */
  private interface Change {
    void make(Work.Acts acts);
  }

  private Optional<Change> change(
      CampaignRow campaign, MemberRow member, @Nullable LedgerLine line, CampaignOrder order) {
    if (line == null) {
      return Optional.empty();
    }
    String by = line.replacedBy();
    if (by != null) {
      return Optional.of(acts -> members.renewed(member.id(), by));
    }
    if (line.status().equals("revoked")) {
      return Optional.of(acts -> settle(acts, campaign, member, MemberRow.REVOKED));
    }
    return line.notAfter() <= order.worthless(clock.instant()).toEpochMilli()
        ? Optional.of(acts -> settle(acts, campaign, member, MemberRow.EXPIRED))
        : Optional.empty();
  }

  private void settle(Work.Acts acts, CampaignRow campaign, MemberRow member, String to) {
    Instant at = clock.instant();
    if (members.settle(member.id(), MemberRow.OPEN, to, at.toEpochMilli(), null) == 1) {
      condemning.block(acts, campaign, member, at);
    }
  }
}
