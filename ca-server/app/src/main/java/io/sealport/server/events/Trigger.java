package io.sealport.server.events;

import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.policy.NamePattern;
import io.sealport.server.events.action.Event;
import io.sealport.server.events.action.EventKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Which events are told over which channels.
 *
 * @param where what else must be so
 * @param channels their names, at least one
 */
public record Trigger(String name, Set<EventKind> on, Where where, List<String> channels) {

  public Trigger {
    on = Set.copyOf(on);
    channels = List.copyOf(channels);
  }

  /**
   * What an event must have; an empty list asks for nothing.
   *
   * @param profiles of its certificate or request, one of these
   * @param names one of its names is in one of these
   * @param thresholds of {@code expiring}, one of these
   * @param severities of an alarm, one of these
   */
  public record Where(
      List<String> profiles,
      List<NamePattern> names,
      List<Duration> thresholds,
      List<String> severities) {

    /** Everything. */
    public static final Where ANY = new Where(List.of(), List.of(), List.of(), List.of());

    public Where {
      profiles = List.copyOf(profiles);
      names = List.copyOf(names);
      thresholds = List.copyOf(thresholds);
      severities = List.copyOf(severities);
    }

    boolean holds(Event event) {
      return isAny(profiles, event.facts().get("profile"))
          && (names.isEmpty() || event.names().stream().anyMatch(this::isCovered))
          && isAny(severities, event.facts().get("severity"))
          && (event.kind() != EventKind.EXPIRING
              || isAny(
                  thresholds.stream().map(Durations::text).toList(),
                  event.facts().get("threshold")));
    }

    private static boolean isAny(
        List<String> wanted, @org.jspecify.annotations.Nullable String found) {
      return wanted.isEmpty() || (found != null && wanted.contains(found));
    }

    private boolean isCovered(String text) {
      try {
        Name name = Name.parse(text);
        return names.stream().anyMatch(p -> p.covers(name));
      } catch (io.sealport.fault.Fault e) {
        // A refused request may have asked for what is no name.
        return false;
      }
    }
  }

  boolean wants(Event event) {
    return on.contains(event.kind()) && where.holds(event);
  }
}
