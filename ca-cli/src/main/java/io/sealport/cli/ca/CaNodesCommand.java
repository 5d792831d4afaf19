package io.sealport.cli.ca;

import io.sealport.api.NodeInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport ca nodes}. */
@CommandLine.Command(
    name = "nodes",
    description = "List the servers that share the CA's database.",
    footer = {"", "Example:", "  sealport ca nodes --home ./ca"})
@Prints(value = NodeInfo.class, list = true)
public final class CaNodesCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<NodeInfo> found = connection.api().list("/nodes", NodeInfo.class);
      printer.result(found, table(found));
    }
    return ExitCode.DONE;
  }

  static Table table(List<NodeInfo> nodes) {
    Table table = Table.of("NAME", "JOINED", "LAST ENTRY", "STATUS");
    for (NodeInfo n : nodes) {
      String status = n.answering() ? "answers here" : "in service";
      table.row(
          n.name(),
          Text.time(n.joined()),
          n.last(),
          n.left() == null ? status : "removed " + Text.time(n.left()));
    }
    return table;
  }
}
