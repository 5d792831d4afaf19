package io.sealport.cli.operate;

import io.sealport.api.AttemptInfo;
import io.sealport.api.RequestInfo;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.cli.prove.Owed;
import java.util.List;

/** One request for people; what was tried to prove it, in a table of its own. */
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
      request.demands().forEach(d -> table.row("Owed", Owed.words(d)));
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

  /** Every attempt, oldest first; officers' approvals among them. */
  static Table attempts(List<AttemptInfo> attempts) {
    Table table =
        Table.of("CHECK", "SUBJECT", "OUTCOME", "FOUND", "OFFICER", "FROM", "STARTED", "ENDED");
    for (AttemptInfo a : attempts) {
      table.row(
          a.check(),
          a.officer() == null ? a.subject() : null,
          a.outcome(),
          a.statement(),
          a.officer(),
          a.source(),
          Text.time(a.started()),
          Text.time(a.ended()));
    }
    return table;
  }
}
