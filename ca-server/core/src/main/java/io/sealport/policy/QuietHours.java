package io.sealport.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hours of the week in which nothing is issued.
 *
 * @param days those on which they begin
 * @param from when they begin, on the clocks of the zone
 * @param to when they end, on the next day if that is not after {@code from}
 * @param renewals whether renewals go on meanwhile
 */
public record QuietHours(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, boolean renewals) {

  public QuietHours {
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** A day as profiles spell it: {@code mon}. */
  static String wire(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(DayOfWeek.values()).map(QuietHours::wire).toList();
  }

  /** When they end, if they hold at that moment. */
  Optional<Instant> end(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    // What began yesterday ends today or, where clocks were put forward at midnight, just now.
    return Optional.of(today).flatMap(day -> end(day, now)).or(() -> end(today.minusDays(1), now));
  }

  private Optional<Instant> end(LocalDate day, Instant now) {
    if (!days.contains(day.getDayOfWeek())) {
      return Optional.empty();
    }
    // An hour that comes twice when clocks are put back is quiet twice.
    ZonedDateTime begin = day.atTime(from).atZone(zone).withEarlierOffsetAtOverlap();
    LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
    Instant end = last.atTime(to).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    return now.isBefore(begin.toInstant()) || !now.isBefore(end)
        ? Optional.empty()
        : Optional.of(end);
  }

  /** As people read it: {@code fri, sat 22:00 to 06:00 Europe/Berlin}. */
  @Override
  public String toString() {
    String begin = days.stream().map(QuietHours::wire).collect(Collectors.joining(", "));
    return begin + " " + from + " to " + to + " " + zone;
  }
}
