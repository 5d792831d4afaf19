package io.sealport.cli.operate;

import io.sealport.api.RequestInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.cli.prove.Owed;
import io.sealport.fault.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport requests list}. */
@CommandLine.Command(
    name = "list",
    description = "List the requests, and what each still owes.",
    footer = {"", "Example:", "  sealport requests list --status pending --home ./ca"})
@Prints(value = RequestInfo.class, list = true)
public final class RequestsListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--status",
      paramLabel = "S",
      completionCandidates = Choices.RequestStatus.class,
      description = "Only those: pending, issued, refused, rejected or expired.")
  private @Nullable String status;

  @Option(names = "--profile", paramLabel = "P", description = "Only those for this profile.")
  private @Nullable String profile;

  @Override
  protected ExitCode run(Printer printer) {
    Query query = Query.none().with("status", status).with("profile", profile);
    try (Connection connection = server.connect()) {
      List<RequestInfo> found = connection.all("/requests", query, RequestInfo.class);
      Table table = Table.of("ID", "STATUS", "PROFILE", "NAMES", "REQUESTER", "CREATED", "OWED");
      for (RequestInfo r : found) {
        String names = String.join(", ", r.names());
        String owed = r.status().equals("pending") ? Owed.shortly(r.demands()) : null;
        table.row(
            r.id(), r.status(), r.profile(), names, r.requester(), Text.time(r.created()), owed);
      }
      printer.result(found, table);
    }
    return ExitCode.DONE;
  }
}
