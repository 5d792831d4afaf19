package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told to whom: {@code GET /api/v1/events}. */
public record EventsInfo(List<Channel> channels, List<Trigger> triggers, List<Schedule> schedules) {

  /**
   * A way to tell.
   *
   * @param target where it goes; nothing secret
   */
  public record Channel(
      String name, @OneOf({"mail", "webhook", "process"}) String kind, String target) {}

  /**
   * Which events are told.
   *
   * @param on their kinds
   * @param where what else must be so, in words
   */
  public record Trigger(String name, List<String> on, List<String> where, List<String> channels) {}

  /**
   * What is told by the clock.
   *
   * @param expiringWithin the report's length of time; absent for a bare run
   * @param next the next runs, in order
   */
  public record Schedule(
      String name,
      String cron,
      String zone,
      @Nullable String expiringWithin,
      List<String> channels,
      List<Instant> next) {}
}
