package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section limits of a profile. */
class LimitsReaderTest {

  private static LimitRules limits(String profile, String limits) {
    return Profiles.of(profile + "limits: " + limits + "\n").limits();
  }

  @Test
  void a_profile_without_the_section_has_no_limits() {
    assertThat(Profiles.of(Profiles.USER).limits()).isEqualTo(LimitRules.NONE);
    assertThat(limits(Profiles.USER, "{}")).isEqualTo(LimitRules.NONE);
    assertThat(ShippedProfiles.files())
        .allSatisfy(
            f -> assertThat(Profile.parse(f.name(), f.yaml()).limits()).isEqualTo(LimitRules.NONE));
  }

  @Test
  void a_user_is_counted_by_login_and_a_server_by_name() {
    assertThat(limits(Profiles.USER, "{max-active: 2}").active())
        .contains(new ActiveLimit(2, ActiveLimit.Per.LOGIN, ActiveLimit.WhenReached.REFUSE, false));
    assertThat(limits(Profiles.SERVER, "{max-active: 100}").active())
        .contains(
            new ActiveLimit(100, ActiveLimit.Per.NAME, ActiveLimit.WhenReached.REFUSE, false));
    assertThat(
            limits(
                    Profiles.USER,
                    "{max-active: 1, per: name, when-reached: revoke-predecessor,"
                        + " count-predecessor: true}")
                .active())
        .contains(
            new ActiveLimit(
                1, ActiveLimit.Per.NAME, ActiveLimit.WhenReached.REVOKE_PREDECESSOR, true));
  }

  @Test
  void everything_else_is_read_too() {
    LimitRules limits =
        limits(
            Profiles.USER,
            """

              unique-login: true
              rate: {per-name: 5/7d, per-requester: 50 / 1d, per-profile: 1000/PT1H}
              quiet-hours:
                - {days: [fri, sat], from: "22:00", to: "06:00", zone: Europe/Berlin}
                - {days: sun, from: "00:00", to: "00:00", zone: UTC, renewals: false}
              lineage: required\
            """);

    assertThat(limits.uniqueLogin()).isTrue();
    assertThat(limits.lineage()).isTrue();
    assertThat(limits.rates())
        .containsExactly(
            new RateLimit(RateLimit.Per.NAME, 5, Duration.ofDays(7)),
            new RateLimit(RateLimit.Per.REQUESTER, 50, Duration.ofDays(1)),
            new RateLimit(RateLimit.Per.PROFILE, 1000, Duration.ofHours(1)));
    assertThat(limits.quietHours())
        .containsExactly(
            new QuietHours(
                Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                ZoneId.of("Europe/Berlin"),
                true),
            new QuietHours(
                Set.of(DayOfWeek.SUNDAY),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                ZoneId.of("UTC"),
                false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{max-active: 0}; limits.max-active is \"0\"; wanted a whole number from 1 to 100",
        "{max-active: 101}; wanted a whole number from 1 to 100",
        "{max-active: many}; wanted a whole number",
        "{max-active: 1, per: key}; limits.per is \"key\"; wanted name or login",
        "{max-active: 1, when-reached: shrug}; wanted refuse or revoke-predecessor",
        "{max-active: 1, count-predecessor: true}; else nobody could ever renew",
        "{per: login}; limits.per says something of limits.max-active, which is missing",
        "{when-reached: refuse}; which is missing",
        "{unique-login: maybe}; wanted true or false",
        "{rate: {per-name: 5}}; \"5\" is no rate such as 5/7d",
        "{rate: {per-name: 0/7d}}; is no rate such as 5/7d",
        "{rate: {per-name: 5/soon}}; limits.rate.per-name: \"soon\" is not a length of time",
        "{rate: {per-name: 5/367d}}; within at most 366d",
        "{rate: {per-name: 100001/1d}}; at most 100000",
        "{rate: {per-planet: 5/7d}}; unknown key \"limits.rate.per-planet\"",
        "{quiet-hours: [{days: [], from: '22:00', to: '06:00', zone: UTC}]}; is on no day",
        "{quiet-hours: [{days: tue, from: '22:00', to: '24:00', zone: UTC}]}; from \"00:00\" to \"23:59\"",
        "{quiet-hours: [{days: someday, from: '22:00', to: '06:00', zone: UTC}]}; one of mon, tue",
        "{quiet-hours: [{days: tue, from: '22:00', to: '06:00', zone: Europe/Atlantis}]}; a time zone such as",
        "{quiet-hours: [{days: tue, from: '22:00', to: '06:00'}]}; zone\" is missing",
        "{quiet-hours: nights}; is no list",
        "{lineage: optional}; wanted required",
        "{max-live: 1}; unknown key \"limits.max-live\"",
      })
  void what_is_wrong_is_told_with_its_line(String limits, String complaint) {
    assertThatThrownBy(() -> limits(Profiles.USER, limits))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.message()).startsWith("test.yaml:7: "))
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({"{unique-login: true}", "'{max-active: 1, per: login}'"})
  void only_users_have_logins(String limits) {
    assertThatThrownBy(() -> limits(Profiles.SERVER, limits))
        .hasMessageContaining("needs usage client and names.bare login");
  }

  @Test
  void there_are_no_more_quiet_hours_than_anybody_understands() {
    String one = "{days: mon, from: '22:00', to: '06:00', zone: UTC},";

    assertThat(limits(Profiles.USER, "{quiet-hours: [" + one.repeat(20) + "]}").quietHours())
        .hasSize(20);
    assertThatThrownBy(() -> limits(Profiles.USER, "{quiet-hours: [" + one.repeat(21) + "]}"))
        .hasMessageContaining("more than 20 quiet hours");
  }
}
