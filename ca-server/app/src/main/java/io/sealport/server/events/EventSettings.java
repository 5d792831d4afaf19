package io.sealport.server.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code events.yaml} says.
 *
 * @param keep how long what was delivered or given up stays in the outbox
 */
public record EventSettings(
    List<Channel> channels,
    List<Trigger> triggers,
    List<Schedule> schedules,
    Retry retry,
    Duration keep) {

  /** Nothing is told. */
  public static final EventSettings NONE =
      new EventSettings(List.of(), List.of(), List.of(), Retry.STANDARD, Duration.ofDays(30));

  public EventSettings {
    channels = List.copyOf(channels);
    triggers = List.copyOf(triggers);
    schedules = List.copyOf(schedules);
  }

  Optional<Trigger> trigger(String name) {
    return triggers.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  boolean hasChannel(String name) {
    return channels.stream().anyMatch(c -> c.name().equals(name));
  }
}
