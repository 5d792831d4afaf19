package io.sealport.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneOffset.UTC;

  private static List<String> runs(String cron, String after, ZoneId zone, int n) {
    return Cron.parse(cron).preview(Instant.parse(after), zone, n).stream()
        .map(Instant::toString)
        .toList();
  }

  @Test
  void runs_every_monday_at_six() {
    assertThat(runs("0 6 * * 1", "2026-11-24T17:00:00Z", UTC, 2))
        .containsExactly("2026-11-30T06:00:00Z", "2026-12-07T06:00:00Z");
  }

  @Test
  void the_moment_itself_is_not_after_it() {
    assertThat(runs("0 6 * * *", "2026-11-24T06:00:00Z", UTC, 1))
        .containsExactly("2026-11-25T06:00:00Z");
    assertThat(runs("0 6 * * *", "2026-11-24T05:59:59.999Z", UTC, 1))
        .containsExactly("2026-11-24T06:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "@hourly, 2026-11-24T18:00:00Z",
    "@daily, 2026-11-25T00:00:00Z",
    "@midnight, 2026-11-25T00:00:00Z",
    "@weekly, 2026-11-29T00:00:00Z",
    "@monthly, 2026-12-01T00:00:00Z",
    "@yearly, 2027-01-01T00:00:00Z",
    "@annually, 2027-01-01T00:00:00Z",
    "0 0 * * 7, 2026-11-29T00:00:00Z",
    "0 0 * * MON-FRI, 2026-11-25T00:00:00Z",
    "0 0 29 2 *, 2028-02-29T00:00:00Z",
    "5/15 * * * *, 2026-11-24T17:05:00Z",
  })
  void reads_crontab_and_its_short_names(String cron, String next) {
    assertThat(runs(cron, "2026-11-24T17:00:00Z", UTC, 1)).containsExactly(next);
  }

  @Test
  void of_two_kinds_of_days_one_is_enough() {
    assertThat(runs("0 0 13 * 5", "2026-11-07T00:00:00Z", UTC, 2))
        .containsExactly("2026-11-13T00:00:00Z", "2026-11-20T00:00:00Z");
    assertThat(runs("0 0 15 * 5", "2026-11-13T00:00:00Z", UTC, 1))
        .containsExactly("2026-11-15T00:00:00Z");
  }

  @Test
  void waits_eight_years_for_a_leap_day() {
    assertThat(runs("0 0 29 2 *", "2096-03-01T00:00:00Z", UTC, 1))
        .containsExactly("2104-02-29T00:00:00Z");
  }

  @Test
  void the_hour_is_the_zones_in_winter_and_summer() {
    assertThat(runs("0 6 * * *", "2026-03-28T00:00:00Z", BERLIN, 2))
        .containsExactly("2026-03-28T05:00:00Z", "2026-03-29T04:00:00Z");
  }

  @Test
  void what_falls_into_the_hour_left_out_runs_at_its_end() {
    assertThat(runs("30 2 * * *", "2026-03-28T02:00:00Z", BERLIN, 3))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
  }

  @Test
  void runs_that_fall_together_are_one() {
    assertThat(runs("0,30 2,3 * * *", "2026-03-29T00:59:00Z", BERLIN, 3))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:00:00Z");
  }

  @Test
  void what_names_its_hour_runs_once_when_the_hour_comes_twice() {
    assertThat(runs("30 2 * * *", "2026-10-24T12:00:00Z", BERLIN, 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(runs("30 2 * * *", "2026-10-25T01:10:00Z", BERLIN, 1))
        .containsExactly("2026-10-26T01:30:00Z");
  }

  @Test
  void what_runs_every_hour_goes_on_through_both() {
    assertThat(runs("30 * * * *", "2026-10-24T23:45:00Z", BERLIN, 3))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
    assertThat(runs("*/30 * * * *", "2026-03-29T00:15:00Z", BERLIN, 3))
        .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z");
    assertThat(runs("0 */2 * * *", "2026-10-24T22:30:00Z", BERLIN, 3))
        .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T03:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"30 2 * * *", "*/20 * * * *", "0 */3 * * *", "15 1-3 * * *", "@daily"})
  void every_run_is_later_than_the_one_before_and_found_from_any_moment_between(String text) {
    Cron cron = Cron.parse(text);
    for (String day : List.of("2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z")) {
      Instant moment = Instant.parse(day);
      Instant next = cron.next(moment, BERLIN);
      for (int minute = 0; minute < 720; minute++) {
        moment = moment.plusSeconds(60);
        Instant found = cron.next(moment, BERLIN);
        assertThat(found).isAfter(moment).isEqualTo(moment.isBefore(next) ? next : found);
        next = found;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "* * * *",
        "* * * * * *",
        "61 * * * *",
        "*/0 * * * *",
        "10-5 * * * *",
        "0 0 L * *",
        "0 0 1W * *",
        "0 0 * * ?",
        "@reboot",
        "@noon",
        "0 0 30 2 *",
        "0 0 31 4,6 *",
        "a b c d e",
        "-1 * * * *",
        "0 0 0 * *",
        "0 24 * * *",
        "\u001b[2J * * * *",
        "99999999999999 * * * *"
      })
  void refuses_what_is_none_in_one_line(String text) {
    assertThatThrownBy(() -> Cron.parse(text))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
              assertThat(fault.message())
                  .contains("is not a cron expression: ")
                  .doesNotContain("\n", "\u001b");
              assertThat(fault.hint()).hasValueSatisfying(h -> assertThat(h).contains("@daily"));
            });
  }

  @Test
  void refuses_what_nobody_can_read() {
    assertThatThrownBy(() -> Cron.parse("1,".repeat(5000) + "1 * * * *"))
        .hasMessageContaining("longer than 200 characters")
        .hasMessageNotContaining("1,".repeat(50));
  }
}
