package io.sealport.cli.ca;

import io.sealport.api.AlarmInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport ca alarms}. */
@CommandLine.Command(
    name = "alarms",
    description = {
      "List what will stop working unless somebody comes: a CRL of the root that lapses, a CA",
      "that ends. Ends with 9 if there is anything."
    },
    footer = {"", "Example:", "  sealport ca alarms --home ./ca"})
@Prints(value = AlarmInfo.class, list = true)
public final class CaAlarmsCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<AlarmInfo> alarms = connection.api().list("/alarms", AlarmInfo.class);
      Table table = Table.of("SEVERITY", "ALARM", "WHAT");
      for (AlarmInfo alarm : alarms) {
        table.row(alarm.severity(), alarm.id(), alarm.message());
      }
      printer.result(alarms, table);
      alarms.stream().map(AlarmInfo::hint).distinct().forEach(printer::hint);
      return alarms.isEmpty() ? ExitCode.DONE : ExitCode.FOUND_WRONG;
    }
  }
}
