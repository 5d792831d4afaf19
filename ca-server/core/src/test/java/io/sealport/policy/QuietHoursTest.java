package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours over midnight and over the days on which clocks change. */
class QuietHoursTest {

  private static Optional<Instant> end(String day, String from, String to, String now) {
    return new QuietHours(
            Set.of(DayOfWeek.valueOf(day)),
            LocalTime.parse(from),
            LocalTime.parse(to),
            ZoneId.of("Europe/Berlin"),
            true)
        .end(Instant.parse(now));
  }

  /** 6 March 2026 is a Friday; Berlin is an hour ahead of UTC. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-06T20:59:59Z, ",
    "2026-03-06T21:00:00Z, 2026-03-07T05:00:00Z",
    "2026-03-06T23:30:00Z, 2026-03-07T05:00:00Z",
    "2026-03-07T04:59:59Z, 2026-03-07T05:00:00Z",
    "2026-03-07T05:00:00Z, ",
    // Thursday's and Saturday's nights are others.
    "2026-03-06T03:00:00Z, ",
    "2026-03-07T22:00:00Z, ",
  })
  void what_ends_before_it_begins_ends_on_the_next_day(String now, String end) {
    assertThat(end("FRIDAY", "22:00", "06:00", now))
        .isEqualTo(Optional.ofNullable(end).map(Instant::parse));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06T07:59:59Z, ",
    "2026-03-06T08:00:00Z, 2026-03-06T11:30:00Z",
    "2026-03-06T11:30:00Z, ",
  })
  void within_a_day_it_ends_on_that_day(String now, String end) {
    assertThat(end("FRIDAY", "09:00", "12:30", now))
        .isEqualTo(Optional.ofNullable(end).map(Instant::parse));
  }

  @Test
  void from_and_to_alike_are_a_whole_day() {
    assertThat(end("FRIDAY", "00:00", "00:00", "2026-03-05T23:00:00Z"))
        .contains(Instant.parse("2026-03-06T23:00:00Z"));
    assertThat(end("FRIDAY", "00:00", "00:00", "2026-03-06T23:00:00Z")).isEmpty();
  }

  /** On 29 March 2026 the clocks go from 02:00 to 03:00. */
  @Test
  void a_night_with_an_hour_less_is_shorter() {
    assertThat(end("SATURDAY", "22:00", "06:00", "2026-03-28T21:00:00Z"))
        .contains(Instant.parse("2026-03-29T04:00:00Z"));
    assertThat(end("SATURDAY", "22:00", "06:00", "2026-03-29T04:00:00Z")).isEmpty();
  }

  @Test
  void an_end_that_no_clock_shows_is_when_the_clocks_go_past_it() {
    assertThat(end("SATURDAY", "22:00", "02:30", "2026-03-29T01:29:59Z"))
        .contains(Instant.parse("2026-03-29T01:30:00Z"));
  }

  /** On 25 October 2026 the clocks go from 03:00 back to 02:00. */
  @Test
  void an_hour_that_comes_twice_is_quiet_twice() {
    assertThat(end("SUNDAY", "02:00", "02:30", "2026-10-25T00:00:00Z"))
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
    assertThat(end("SUNDAY", "02:00", "02:30", "2026-10-25T01:29:59Z")).isPresent();
    assertThat(end("SUNDAY", "02:00", "02:30", "2026-10-25T01:30:00Z")).isEmpty();
    assertThat(end("SATURDAY", "22:00", "06:00", "2026-10-25T04:59:59Z"))
        .contains(Instant.parse("2026-10-25T05:00:00Z"));
  }
}
