package io.sealport.cli.event;

import io.sealport.api.DeliveryInfo;
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

/** {@code sealport events retry}. */
@CommandLine.Command(
    name = "retry",
    description = "Have a delivery tried again at once, also one that was given up.",
    footer = {"", "Example:", "  sealport events retry 5d41402abc4b2a76 --home ./ca"})
@Prints(DeliveryInfo.class)
public final class EventsRetryCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The delivery's id, as events deliveries shows it.")
  private String id = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      String path = "/events/deliveries/" + Query.segment(id) + "/retry";
      DeliveryInfo delivery = connection.api().post(path, Map.of(), DeliveryInfo.class);
      printer.result(delivery, DeliveryTable.of(List.of(delivery)));
    }
    return ExitCode.DONE;
  }
}
