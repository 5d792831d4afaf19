package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.server.events.Channel;
import io.sealport.server.events.EventSettings;
import io.sealport.server.events.Retry;
import io.sealport.server.events.Schedule;
import io.sealport.server.events.Trigger;
import io.sealport.yaml.Complaints;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code events.yaml} in the home: channels, triggers and schedules, each by a name that no other
 * has. The file may be missing: then nothing is told. Its paths are from the home.
 */
final class EventsFile {

  private static final long MAX_BYTES = 256 * 1024;

  /** It stands in arguments, in addresses and in the journal. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** The end of patience with a receiver; what happened has long been seen otherwise. */
  private static final Duration LONGEST_PATIENCE = Duration.ofDays(30);

  private static final Duration LONGEST_KEEP = Duration.ofDays(3650);

  private final Path home;
  private final YamlMap file;
  private final Complaints complaints = new Complaints();
  private final Set<String> names = new HashSet<>();

  private EventsFile(Path home, YamlMap file) {
    this.home = home;
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @throws Fault BAD_CONFIGURATION with everything that is wrong, each with file and line
   */
  static EventSettings read(Home home) {
    Path file = home.events();
    if (!Files.exists(file)) {
      return EventSettings.NONE;
    }
    YamlMap all = YamlMap.parse(file.toString(), SafeFile.readText(file, MAX_BYTES));
    return new EventsFile(
            home.folder(), all.only("channels", "triggers", "schedules", "retry", "keep"))
        .settings();
  }

  private EventSettings settings() {
    List<Channel> channels =
        named("channels", (n, m) -> new Channel(n, ChannelSection.read(m, home)));
    Set<String> known = new HashSet<>(file.map("channels").map(YamlMap::keys).orElse(List.of()));
    List<Trigger> triggers = named("triggers", (n, m) -> TriggerSection.read(n, m, known));
    List<Schedule> schedules = named("schedules", (n, m) -> ScheduleSection.read(n, m, known));
    Retry retry =
        complaints
            .attempt(() -> file.map("retry").map(EventsFile::retry).orElse(Retry.STANDARD))
            .orElse(Retry.STANDARD);
    Duration keep =
        complaints
            .attempt(
                () -> SectionValues.duration(file, "keep", LONGEST_KEEP, EventSettings.NONE.keep()))
            .orElse(EventSettings.NONE.keep());
    complaints.raise();
    return new EventSettings(channels, triggers, schedules, retry, keep);
  }

  /** Reads what stands under a name. */
  private interface Reader<T> {
    T read(String name, YamlMap section);
  }

  private <T> List<T> named(String key, Reader<T> reader) {
    List<T> found = new ArrayList<>();
    Optional<YamlMap> section = complaints.attempt(() -> file.map(key)).flatMap(m -> m);
    for (String name : section.map(YamlMap::keys).orElse(List.of())) {
      complaints.attempt(() -> one(section.orElseThrow(), name, reader)).ifPresent(found::add);
    }
    return found;
  }

  private <T> T one(YamlMap section, String name, Reader<T> reader) {
    if (!NAME.matcher(name).matches()) {
      throw section
          .place(name)
          .fault("\"" + name + "\" is no name; wanted up to 40 of a-z, 0-9 and -, a letter first");
    }
    if (!names.add(name)) {
      throw section.place(name).fault("\"" + name + "\" is the name of something else above");
    }
    return reader.read(name, section.map(name).orElseThrow());
  }

  private static Retry retry(YamlMap section) {
    section.only("first", "longest", "give-up");
    Retry standard = Retry.STANDARD;
    return new Retry(
        SectionValues.duration(section, "first", Duration.ofDays(1), standard.first()),
        SectionValues.duration(section, "longest", Duration.ofDays(1), standard.longest()),
        SectionValues.duration(section, "give-up", LONGEST_PATIENCE, standard.giveUp()));
  }

  /** The names of channels, each of which must be there. */
  static List<String> channels(YamlMap section, Set<String> known) {
    List<YamlValue> values = section.list("channels");
    if (values.isEmpty()) {
      throw section.place().fault("\"channels\" is missing: nobody would be told");
    }
    for (YamlValue value : values) {
      if (!known.contains(value.text())) {
        throw value.wanted("the name of a channel of this file");
      }
    }
    return values.stream().map(YamlValue::text).distinct().toList();
  }
}
