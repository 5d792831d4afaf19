package io.sealport.cli.endpoint;

import io.sealport.api.EndpointInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport endpoints list}. */
@CommandLine.Command(
    name = "list",
    description = "List the endpoints, and what each served last. Ends with 9 if any is faulty.",
    footer = {"", "Example:", "  sealport endpoints list --faulty --home ./ca"})
@Prints(value = EndpointInfo.class, list = true)
public final class EndpointsListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--label", paramLabel = "LABEL", description = "Only those with this label.")
  private @Nullable String label;

  @Option(names = "--faulty", description = "Only those that something is wrong with.")
  private boolean faulty;

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<EndpointInfo> found =
          connection.all("/endpoints", Query.none().with("label", label), EndpointInfo.class);
      List<EndpointInfo> shown = found.stream().filter(e -> !faulty || e.isFaulty()).toList();
      printer.result(shown, EndpointTable.of(shown));
      return EndpointTable.ending(shown);
    }
  }
}
