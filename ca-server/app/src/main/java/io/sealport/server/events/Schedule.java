package io.sealport.server.events;

import io.sealport.schedule.Cron;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is told by the clock.
 *
 * @param zone whose hours the expression means
 * @param expiringWithin a report of the certificates that end within that time; empty for the bare
 *     run
 * @param channels their names, at least one
 */
public record Schedule(
    String name, Cron cron, ZoneId zone, Optional<Duration> expiringWithin, List<String> channels) {

  public Schedule {
    channels = List.copyOf(channels);
  }

  /** What it is stored with, so that a change is noticed. */
  String when() {
    return cron + " " + zone;
  }
}
