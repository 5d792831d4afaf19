package io.sealport.server.boot;

import io.sealport.policy.NamePattern;
import io.sealport.server.events.Trigger;
import io.sealport.server.events.action.EventKind;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A trigger of {@code events.yaml}: which events, and over which channels. */
final class TriggerSection {

  private TriggerSection() {}

  /**
   * Reads the trigger.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static Trigger read(String name, YamlMap section, Set<String> channels) {
    section.only("on", "profiles", "names", "thresholds", "severities", "channels");
    Set<EventKind> on = new LinkedHashSet<>();
    section.list("on").forEach(v -> on.add(kind(v)));
    if (on.isEmpty()) {
      throw section.place().fault("\"on\" is missing; wanted some of " + EventKind.known());
    }
    return new Trigger(name, on, where(section, on), EventsFile.channels(section, channels));
  }

  private static Trigger.Where where(YamlMap section, Set<EventKind> on) {
    List<Duration> thresholds =
        section.list("thresholds").stream().map(YamlValue::duration).toList();
    boolean expiring = on.contains(EventKind.EXPIRING);
    if (expiring == thresholds.isEmpty()) {
      throw section
          .place("thresholds")
          .fault(
              expiring
                  ? "\"thresholds\" is missing: how long before the end, such as [30d, 7d]"
                  : "thresholds are of expiring, which this trigger does not wait for");
    }
    return new Trigger.Where(
        section.list("profiles").stream().map(YamlValue::text).toList(),
        section.list("names").stream().map(v -> v.as(NamePattern::parse)).toList(),
        thresholds,
        section.list("severities").stream().map(TriggerSection::severity).toList());
  }

  private static EventKind kind(YamlValue value) {
    return EventKind.ofWire(value.text())
        .filter(EventKind::isOfTriggers)
        .orElseThrow(() -> value.wanted("one of " + EventKind.known()));
  }

  private static String severity(YamlValue value) {
    if (!value.text().equals("warning") && !value.text().equals("critical")) {
      throw value.wanted("warning or critical");
    }
    return value.text();
  }
}
