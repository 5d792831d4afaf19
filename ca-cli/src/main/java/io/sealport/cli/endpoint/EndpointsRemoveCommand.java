package io.sealport.cli.endpoint;

import io.sealport.api.EndpointInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport endpoints remove}. */
@CommandLine.Command(
    name = "remove",
    description = "No longer watch endpoints, and forget what was found there.",
    footer = {"", "Example:", "  sealport endpoints remove ftp.example.com:21 --home ./ca"})
@Prints(value = EndpointInfo.class, list = true)
public final class EndpointsRemoveCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "1..*", paramLabel = "HOST[:PORT]", description = "Port 21 unless named.")
  private List<String> hosts = new ArrayList<>();

  @Override
  protected ExitCode run(Printer printer) {
    List<String> ids = hosts.stream().map(h -> EndpointId.parse(h).toString()).toList();
    try (Connection connection = server.connect()) {
      List<EndpointInfo> gone = new ArrayList<>();
      for (String id : ids) {
        gone.add(
            connection
                .api()
                .post("/endpoints/" + Query.segment(id) + "/remove", Map.of(), EndpointInfo.class));
      }
      printer.result(gone, EndpointTable.of(gone));
    }
    return ExitCode.DONE;
  }
}
