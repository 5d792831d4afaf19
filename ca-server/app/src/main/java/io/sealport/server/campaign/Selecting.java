package io.sealport.server.campaign;

import io.sealport.server.authority.LedgerLine;
import io.sealport.server.authority.LedgerLines;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.util.List;

/** Goes through the ledger and makes what is meant members: from then on their holders are told. */
@Singleton
class Selecting {

  /** One transaction, in which others wait. */
  private static final int PAGE = 1_000;

  private final LedgerLines lines;
  private final CampaignRows rows;
  private final MemberRows members;
  private final Ours ours;
  private final Journal journal;

  Selecting(LedgerLines lines, CampaignRows rows, MemberRows members, Ours ours, Journal journal) {
    this.lines = lines;
    this.rows = rows;
    this.members = members;
    this.ours = ours;
    this.journal = journal;
  }

  /** One page, or the end of the selection. */
  void step(CampaignRow campaign, CampaignOrder order) {
    List<LedgerLine> page =
        lines.usable(
            campaign.looked(), campaign.seq(), order.worthless(campaign.createdAt()), PAGE);
    if (page.isEmpty()) {
      journal.commit(acts -> rows.selected(campaign.id(), campaign.looked()));
      return;
    }
    long last = page.get(page.size() - 1).seq();
    // By the moment of the count, and of its profiles only: what its founder was asked about.
    List<MemberRow> meant =
        page.stream()
            .filter(l -> campaign.covers(l.profile()))
            .filter(l -> order.means(l, campaign.createdAt()))
            .filter(l -> !ours.is(l))
            .map(l -> MemberRow.of(campaign.id(), l))
            .toList();
    journal.commit(acts -> write(acts, campaign, meant, last));
  }

  private boolean write(Work.Acts acts, CampaignRow campaign, List<MemberRow> meant, long last) {
    // Paused meanwhile, or another node was faster.
    if (rows.look(campaign.id(), campaign.looked(), last) == 0) {
      return false;
    }
    members.saveAll(meant);
    meant.forEach(m -> acts.add(recalled(campaign, m)));
    return true;
  }

  /** That the holder of a member is told. */
  static Act recalled(CampaignRow campaign, MemberRow member) {
    Act act =
        Act.of(campaign.createdBy(), "certificate.recalled", member.serial())
            .with("campaign", campaign.id())
            .with("reason", campaign.reason());
    return campaign.deadlineAt().map(d -> act.with("deadline", d.toString())).orElse(act);
  }
}
