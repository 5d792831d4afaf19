package io.sealport.cli.ca;

import io.sealport.api.NodeInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport ca remove-node}. */
@CommandLine.Command(
    name = "remove-node",
    description = {
      "Remove a server that is gone from those that share the CA's database: it writes nothing",
      "more, and its own certificates are revoked. Its home still has the CAs' keys: destroy it."
    },
    footer = {"", "Example:", "  sealport ca remove-node b --home ./ca"})
@Prints(NodeInfo.class)
public final class CaRemoveNodeCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "NAME", description = "As ca nodes shows it.")
  private String name = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      NodeInfo removed =
          connection
              .api()
              .post("/nodes/" + Query.segment(name) + "/remove", Map.of(), NodeInfo.class);
      printer.result(removed, CaNodesCommand.table(List.of(removed)));
    }
    return ExitCode.DONE;
  }
}
