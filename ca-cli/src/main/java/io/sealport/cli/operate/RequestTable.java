package io.sealport.cli.operate;

import io.sealport.api.RequestInfo;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;

/** One request for people. */
final class RequestTable {

  private RequestTable() {}

  static Table of(RequestInfo request) {
    Table table =
        Table.of()
            .row("Request", request.id())
            .row("Status", request.status())
            .row("Profile", request.profile())
            .row("Names", String.join(", ", request.names()))
            .row("Requester", request.requester())
            .row("Created", Text.time(request.created()));
    if (request.status().equals("pending")) {
      request
          .demands()
          .forEach(
              d -> table.row("To prove", d.subject() + " by " + String.join(" or ", d.checks())));
    }
    request.violations().forEach(v -> table.row("Refused", v));
    if (request.decidedBy() != null) {
      table.row("Decided by", request.decidedBy()).row("Decided", Text.time(request.decidedAt()));
    }
    if (request.reason() != null && !request.reason().isEmpty()) {
      table.row("Reason", request.reason());
    }
    if (request.serial() != null) {
      table.row("Serial", request.serial());
    }
    return table;
  }
}
