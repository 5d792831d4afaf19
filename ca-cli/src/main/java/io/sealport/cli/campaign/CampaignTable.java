package io.sealport.cli.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import java.util.List;

/** Campaigns as people read them. */
final class CampaignTable {

  private CampaignTable() {}

  static Table of(List<CampaignInfo> campaigns) {
    Table table =
        Table.of("ID", "STATE", "REASON", "TOTAL", "REPLACED", "REVOKED", "OPEN", "DEADLINE");
    for (CampaignInfo c : campaigns) {
      table.row(
          c.id(),
          state(c),
          c.reason(),
          c.total(),
          c.replaced(),
          c.revoked(),
          c.open() + c.renewed(),
          Text.time(c.deadline()));
    }
    return table;
  }

  private static String state(CampaignInfo campaign) {
    return campaign.state().equals("running") && campaign.selecting()
        ? "selecting"
        : campaign.state();
  }

  static Table one(CampaignInfo c) {
    return Table.of()
        .row("Campaign", c.id())
        .row("State", state(c))
        .row("Where", c.where().isEmpty() ? null : c.where())
        .row("Compromised keys", c.keys())
        .row("Reason", c.reason())
        .row("Note", c.note().isEmpty() ? null : c.note())
        .row("Renewals by the old key", c.renewals())
        .row("Deadline", Text.time(c.deadline()))
        .row("Started", Text.time(c.created()) + " by " + c.createdBy())
        .row("Ended", Text.time(c.ended()))
        .row("Certificates", c.total())
        .row("Replaced", c.replaced())
        .row("Revoked unreplaced", c.revoked())
        .row("Expired", c.expired())
        .row("Failed", c.failed())
        .row(
            "Remaining",
            (c.total() - c.settled())
                + Watching.remaining(c).replaceFirst("^, \\d+ remaining", ""));
  }
}
