package io.sealport.cli.operate;

import io.sealport.api.Decision;
import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.prove.Owed;
import io.sealport.fault.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport requests approve}. */
@CommandLine.Command(
    name = "approve",
    description = {
      "Approve a pending request; its requester can then fetch the certificate.",
      "Where it wants several officers, or still owes other proof, it stays pending: exit code 4."
    },
    footer = {
      "",
      "Examples:",
      "  sealport requests approve 3f0c9a --home ./ca",
      "  sealport requests approve 3f0c9a --reason \"ticket 17\" --context prod"
    })
@Prints(RequestInfo.class)
public final class RequestsApproveCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The request's id.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Words for the journal.")
  private @Nullable String reason;

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      String path = "/requests/" + Query.segment(id) + "/approve";
      RequestInfo decided = connection.api().post(path, new Decision(reason), RequestInfo.class);
      printer.result(decided, RequestTable.of(decided));
      if (!decided.status().equals("pending")) {
        return ExitCode.DONE;
      }
      printer.say(approvals(decided) + "still owed: " + Owed.shortly(decided.demands()));
      return ExitCode.PENDING;
    }
  }

  /** {@code 1 of 2 approvals; }, where officers are still wanted. */
  private static String approvals(RequestInfo pending) {
    return pending.steps().stream()
        .filter(s -> s.check().equals("approval"))
        .map(Step::data)
        .filter(d -> d.containsKey("points") && d.containsKey("given"))
        .map(d -> d.get("given") + " of " + d.get("points") + " approvals; ")
        .findFirst()
        .orElse("");
  }
}
