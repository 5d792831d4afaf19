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
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.schedule.Cron;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport events schedule}. */
@CommandLine.Command(
    name = "schedule",
    description = {
      "Show the next runs: of a schedule of the server, of all of them, or of a cron expression,",
      "for which no server is asked."
    },
    footer = {
      "",
      "Examples:",
      "  sealport events schedule --home ./ca",
      "  sealport events schedule weekly --count 10 --home ./ca",
      "  sealport events schedule \"0 6 * * 1\" --zone Europe/Berlin"
    })
@Prints(value = NextRuns.class, list = true)
public final class EventsScheduleCommand extends Command {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm xxx", Locale.ENGLISH);

  private static final int MOST = 100;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|CRON",
      description = "A schedule as events list shows it, or an expression; all if left out.")
  private @Nullable String what;

  @Option(
      names = "--zone",
      paramLabel = "Z",
      defaultValue = "UTC",
      description = "Whose hours an expression means, such as Europe/Berlin; UTC if left out.")
  private String zone = "UTC";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many runs, 1 to 100; 5 if left out.")
  private int count = 5;

  @Override
  protected ExitCode run(Printer printer) {
    if (count < 1 || count > MOST) {
      throw Fault.of(Kind.BAD_INPUT, "--count " + count + "; wanted a number from 1 to " + MOST);
    }
    String asked = what;
    // No name of a schedule has either.
    boolean expression = asked != null && (asked.contains(" ") || asked.startsWith("@"));
    List<NextRuns> runs = expression ? List.of(of(asked)) : ofServer(asked);
    printer.result(runs, table(runs));
    return ExitCode.DONE;
  }

  private NextRuns of(@Nullable String expression) {
    Cron cron = Cron.parse(String.valueOf(expression));
    return new NextRuns(
        null,
        cron.toString(),
        zone(zone).toString(),
        cron.preview(Clock.systemUTC().instant(), zone(zone), count));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + Text.visible(text) + "\" is no time zone; wanted UTC, Europe/Berlin, ...");
    }
  }

  private List<NextRuns> ofServer(@Nullable String name) {
    try (Connection connection = server.connect()) {
      EventsInfo events = connection.api().get("/events?runs=" + count, EventsInfo.class);
      List<NextRuns> found =
          events.schedules().stream()
              .filter(s -> name == null || s.name().equals(name))
              .map(s -> new NextRuns(s.name(), s.cron(), s.zone(), s.next()))
              .toList();
      if (name != null && found.isEmpty()) {
        throw Fault.of(Kind.NOT_FOUND, "no schedule " + Text.visible(name))
            .withHint("a cron expression has five fields: \"0 6 * * 1\"");
      }
      return found;
    }
  }

  private static Table table(List<NextRuns> runs) {
    Table table = Table.of("SCHEDULE", "CRON", "NEXT", "THERE");
    for (NextRuns r : runs) {
      ZoneId there = zone(r.zone());
      r.next()
          .forEach(
              at ->
                  table.row(
                      r.name(),
                      r.cron(),
                      Text.time(at),
                      LOCAL.format(at.atZone(there)) + " " + r.zone()));
    }
    return table;
  }
}
