package io.sealport.cli.event;

import io.sealport.api.EventsInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport events list}. */
@CommandLine.Command(
    name = "list",
    description = "List triggers, schedules with their next run, and channels.",
    footer = {"", "Example:", "  sealport events list --home ./ca"})
@Prints(EventsInfo.class)
public final class EventsListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      EventsInfo events = connection.api().get("/events?runs=1", EventsInfo.class);
      printer.result(events, text(events));
      if (events.channels().isEmpty()) {
        printer.hint("events.yaml in the server's home says what is told to whom");
      }
    }
    return ExitCode.DONE;
  }

  private static String text(EventsInfo events) {
    Table triggers = Table.of("TRIGGER", "ON", "WHERE", "CHANNELS");
    for (EventsInfo.Trigger t : events.triggers()) {
      triggers.row(t.name(), words(t.on()), words(t.where()), words(t.channels()));
    }
    Table schedules = Table.of("SCHEDULE", "CRON", "ZONE", "REPORT", "NEXT", "CHANNELS");
    for (EventsInfo.Schedule s : events.schedules()) {
      String report = s.expiringWithin() == null ? null : "expiring within " + s.expiringWithin();
      String next = Text.time(s.next().get(0));
      schedules.row(s.name(), s.cron(), s.zone(), report, next, words(s.channels()));
    }
    Table channels = Table.of("CHANNEL", "KIND", "TARGET");
    events.channels().forEach(c -> channels.row(c.name(), c.kind(), c.target()));
    List<String> lines = new ArrayList<>(triggers.lines());
    lines.add("");
    lines.addAll(schedules.lines());
    lines.add("");
    lines.addAll(channels.lines());
    return String.join("\n", lines);
  }

  private static @Nullable String words(List<String> all) {
    return all.isEmpty() ? null : String.join(", ", all);
  }
}
