package io.sealport.cli.operate;

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
import picocli.CommandLine.Parameters;

/** {@code sealport requests show}. */
@CommandLine.Command(
    name = "show",
    description = "Show a request: what is still to be proven, why it was refused.",
    footer = {"", "Example:", "  sealport requests show 3f0c9a --home ./ca"})
@Prints(RequestInfo.class)
public final class RequestsShowCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The request's id.")
  private String id = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      RequestInfo found = connection.api().get("/requests/" + Query.segment(id), RequestInfo.class);
      printer.result(found, RequestTable.of(found));
    }
    return ExitCode.DONE;
  }
}
