package io.sealport.cli.endpoint;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointSchedule;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport endpoints schedule}. */
@CommandLine.Command(
    name = "schedule",
    description = {
      "Show the next runs of a schedule, and give it to the endpoints that are named.",
      "Without any it only shows them, and needs no server."
    },
    footer = {
      "",
      "Examples:",
      "  sealport endpoints schedule \"0 6 * * mon-fri\" --zone Europe/Berlin",
      "  sealport endpoints schedule @hourly ftp.example.com:21 --home ./ca"
    })
@Prints(SchedulePreview.class)
public final class EndpointsScheduleCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(index = "0", paramLabel = "CRON", description = "As crontab has it, or @daily.")
  private String cron = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "HOST[:PORT]",
      description = "Which get it; port 21 unless it is named.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "On whose clocks, such as Europe/Berlin; else UTC.")
  private @Nullable String zone;

  @Override
  protected ExitCode run(Printer printer) {
    List<Instant> runs = EndpointSettings.preview(cron, zone, Clock.systemUTC().instant());
    List<String> ids = hosts.stream().map(h -> EndpointId.parse(h).toString()).toList();
    if (!ids.isEmpty()) {
      try (Connection connection = server.connect()) {
        ids.forEach(id -> give(connection.api(), id));
      }
    }
    SchedulePreview result = new SchedulePreview(cron, zone == null ? "UTC" : zone, runs, ids);
    Table table = Table.of("NEXT RUNS");
    runs.forEach(r -> table.row(Text.time(r)));
    printer.result(result, table);
    return ExitCode.DONE;
  }

  private void give(ApiClient api, String id) {
    api.post(
        "/endpoints/" + Query.segment(id) + "/schedule",
        new EndpointSchedule(cron, zone),
        EndpointInfo.class);
  }
}
