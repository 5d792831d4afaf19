package io.sealport.cli.event;

import io.sealport.api.DeliveryInfo;
import io.sealport.api.EventTestRequest;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport events test}. */
@CommandLine.Command(
    name = "test",
    description = {
      "Tell a made-up event for real, marked as a test: over all channels of a trigger or schedule,",
      "or over one channel. Ends with 9 if it was not told, with 4 if that is not known yet."
    },
    footer = {
      "",
      "Examples:",
      "  sealport events test new-servers --home ./ca",
      "  sealport events test ops-mail --home ./ca"
    })
@Prints(value = DeliveryInfo.class, list = true)
public final class EventsTestCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(
      paramLabel = "TRIGGER|CHANNEL",
      description = "A trigger, a schedule or a channel, as events list shows them.")
  private String name = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      DeliveryInfo[] found =
          connection.api().post("/events/test", new EventTestRequest(name), DeliveryInfo[].class);
      List<DeliveryInfo> deliveries = List.of(found);
      printer.result(deliveries, DeliveryTable.of(deliveries));
      return ending(deliveries);
    }
  }

  private static ExitCode ending(List<DeliveryInfo> deliveries) {
    if (deliveries.stream().anyMatch(d -> d.state().equals("failed"))) {
      return ExitCode.FOUND_WRONG;
    }
    return deliveries.stream().allMatch(d -> d.state().equals("delivered"))
        ? ExitCode.DONE
        : ExitCode.PENDING;
  }
}
