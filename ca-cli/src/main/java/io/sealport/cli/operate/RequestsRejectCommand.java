package io.sealport.cli.operate;

import io.sealport.api.Decision;
import io.sealport.api.RequestInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport requests reject}. */
@CommandLine.Command(
    name = "reject",
    description = "Reject a pending request.",
    footer = {
      "",
      "Example:",
      "  sealport requests reject 3f0c9a --reason \"not our machine\" --home ./ca"
    })
@Prints(RequestInfo.class)
public final class RequestsRejectCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The request's id.")
  private String id = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; the requester sees it.")
  private String reason = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      String path = "/requests/" + Query.segment(id) + "/reject";
      RequestInfo decided = connection.api().post(path, new Decision(reason), RequestInfo.class);
      printer.result(decided, RequestTable.of(decided));
    }
    return ExitCode.DONE;
  }
}
