package io.sealport.cli.event;

import io.sealport.api.DeliveryInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport events deliveries}. */
@CommandLine.Command(
    name = "deliveries",
    description = "List the outbox, oldest first: what was told, what is tried again, and why.",
    footer = {"", "Example:", "  sealport events deliveries --state failed --home ./ca"})
@Prints(value = DeliveryInfo.class, list = true)
public final class EventsDeliveriesCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--state",
      paramLabel = "S",
      completionCandidates = States.class,
      description = "Only those: pending, delivered or failed.")
  private @Nullable String state;

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      Query query = Query.none().with("state", state);
      List<DeliveryInfo> found = connection.all("/events/deliveries", query, DeliveryInfo.class);
      printer.result(found, DeliveryTable.of(found));
    }
    return ExitCode.DONE;
  }

  /** For the completion script. */
  static final class States implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("pending", "delivered", "failed").iterator();
    }
  }
}
