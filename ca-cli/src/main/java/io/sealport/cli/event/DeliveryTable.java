package io.sealport.cli.event;

import io.sealport.api.DeliveryInfo;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import java.util.List;

/** Deliveries for people. */
final class DeliveryTable {

  private DeliveryTable() {}

  static Table of(List<DeliveryInfo> deliveries) {
    Table table =
        Table.of(
            "ID", "STATE", "EVENT", "SUBJECT", "CHANNEL", "TRIES", "CREATED", "NEXT", "OUTCOME");
    for (DeliveryInfo d : deliveries) {
      table.row(
          d.id(),
          d.state(),
          d.kind(),
          d.subject(),
          d.channel(),
          d.attempts(),
          Text.time(d.created()),
          Text.time(d.next()),
          d.outcome());
    }
    return table;
  }
}
