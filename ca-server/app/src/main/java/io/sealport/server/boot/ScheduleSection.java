package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.schedule.Cron;
import io.sealport.server.events.Schedule;
import io.sealport.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** A schedule of {@code events.yaml}: when, and over which channels. */
final class ScheduleSection {

  private ScheduleSection() {}

  /**
   * Reads the schedule.
   *
   * @throws Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static Schedule read(String name, YamlMap section, Set<String> channels) {
    section.only("cron", "zone", "expiring-within", "channels");
    return new Schedule(
        name,
        section.require("cron").as(Cron::parse),
        section.find("zone").map(v -> v.as(ScheduleSection::zone)).orElse(ZoneOffset.UTC),
        section.find("expiring-within").map(v -> v.duration()),
        EventsFile.channels(section, channels));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + Name.printable(text) + "\" is no time zone; wanted UTC, Europe/Berlin, ...");
    }
  }
}
