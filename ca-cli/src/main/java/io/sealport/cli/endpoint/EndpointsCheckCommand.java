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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport endpoints check}. */
@CommandLine.Command(
    name = "check",
    description = {
      "Have the server look at endpoints now, at all if none is named.",
      "Ends with 9 if anything is wrong with any."
    },
    footer = {
      "",
      "Examples:",
      "  sealport endpoints check ftp.example.com:21 --home ./ca",
      "  sealport endpoints check --label eu --home ./ca"
    })
@Prints(value = EndpointInfo.class, list = true)
public final class EndpointsCheckCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "0..*", paramLabel = "HOST[:PORT]", description = "Port 21 unless named.")
  private List<String> hosts = new ArrayList<>();

  @Option(names = "--label", paramLabel = "LABEL", description = "Those with this label.")
  private @Nullable String label;

  @Override
  protected ExitCode run(Printer printer) {
    List<String> named = hosts.stream().map(h -> EndpointId.parse(h).toString()).toList();
    try (Connection connection = server.connect()) {
      List<String> ids = named.isEmpty() ? watched(connection) : named;
      List<EndpointInfo> seen = EndpointRounds.check(connection.api(), ids, output.talk());
      printer.result(seen, EndpointTable.of(seen));
      EndpointTable.tell(seen, printer);
      return EndpointTable.ending(seen);
    }
  }

  private List<String> watched(Connection connection) {
    return connection
        .all("/endpoints", Query.none().with("label", label), EndpointInfo.class)
        .stream()
        .map(EndpointInfo::id)
        .toList();
  }
}
