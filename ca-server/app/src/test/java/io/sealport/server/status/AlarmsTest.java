package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.RevocationReason;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.registration.OwnCertificates;
import io.sealport.server.registration.TestDoor;
import io.sealport.testing.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private TestRooms rooms;
  private Alarms alarms;

  @BeforeEach
  void open() {
    rooms = TestRooms.on(TestHome.copyOfflineInto(folder), clock);
    alarms = rooms.get(Alarms.class);
    live();
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  /** What the jobs do all the time. */
  private void live() {
    rooms.get(OwnCertificates.class).renewDue();
    rooms.get(Crls.class).publishDue();
  }

  private void on(int day) {
    clock.set(FakeClock.START.plus(Duration.ofDays(day)));
    live();
  }

  private List<String> standing() {
    return alarms.current().stream().map(a -> a.severity().wire() + " " + a.id()).toList();
  }

  private List<String> journaled() {
    return rooms.get(JournalReader.class).after(0, 1_000).stream()
        .filter(e -> e.act().startsWith("alarm."))
        .map(e -> e.act() + " " + e.subject())
        .toList();
  }

  @Test
  void a_new_ca_has_none() {
    assertThat(standing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "243, ''",
    "244, warning crl-lapses:root",
    "323, warning crl-lapses:root",
    "325, critical crl-lapses:root",
    "365, critical crl-lapses:root",
    "400, critical crl-lapses:root"
  })
  void the_roots_crl_lapses_with_long_notice(int day, String alarm) {
    on(day);

    assertThat(standing().stream().filter(a -> a.contains("crl")))
        .isEqualTo(alarm.isEmpty() ? List.of() : List.of(alarm));
  }

  @Test
  void past_the_lapse_it_says_what_happens_now() {
    on(366);

    assertThat(alarms.current())
        .filteredOn(a -> a.id().equals("crl-lapses:root"))
        .allMatch(a -> a.message().contains("lapsed") && a.message().contains("refuse everybody"))
        .allMatch(a -> a.hint().contains("sealport ca root request-crl"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"365, 121", "60, 30", "40, 20", "90, 30", "6, 3"})
  void notice_is_a_third_and_thirty_days_where_there_are_as_many(int validity, int notice) {
    assertThat(RootCrlAlarms.notice(Duration.ofDays(validity)).toDays()).isEqualTo(notice);
  }

  @Test
  void a_revoked_ca_that_the_root_has_not_listed_is_told() {
    rooms
        .get(io.sealport.server.journal.Journal.class)
        .commit(
            acts ->
                rooms
                    .get(io.sealport.server.authority.Ledger.class)
                    .revoke(
                        new io.sealport.pki.SerialNumber(
                            rooms
                                .get(io.sealport.server.authority.Hierarchy.class)
                                .require("servers")
                                .certificate()
                                .getSerialNumber()),
                        RevocationReason.CA_COMPROMISE,
                        clock.instant()));

    assertThat(standing()).containsExactly("warning ca-unlisted:servers");
    clock.advance(Duration.ofDays(1));
    assertThat(standing()).contains("critical ca-unlisted:servers");
  }

  @Test
  void a_crl_that_was_not_renewed_is_told() {
    clock.advance(Duration.ofHours(48));
    assertThat(standing()).isEmpty();

    clock.advance(Duration.ofHours(13));
    assertThat(standing())
        .containsExactly("warning crl-overdue:servers", "warning crl-overdue:users");
    clock.advance(Duration.ofHours(36));
    assertThat(standing())
        .containsExactly("critical crl-overdue:servers", "critical crl-overdue:users");
    live();
    assertThat(standing()).isEmpty();
  }

  @Test
  void an_own_certificate_that_was_not_renewed_is_told() {
    clock.advance(Duration.ofDays(12));
    rooms.get(Crls.class).publishDue();

    assertThat(standing()).contains("warning own-certificate:ocsp:users");
    clock.advance(Duration.ofDays(1));
    assertThat(standing()).contains("critical own-certificate:ocsp:users");
  }

  @Test
  void the_last_administrator_is_told_a_month_before() {
    on(59);
    assertThat(standing()).isEmpty();
    on(61);
    assertThat(standing()).containsExactly("warning last-administrator");
    on(84);
    assertThat(standing()).containsExactly("critical last-administrator");
    TestDoor.issue(rooms, "operator", "login:second");
    assertThat(standing()).isEmpty();
    on(84 + 91);
    assertThat(alarms.current())
        .extracting(Alarm::message)
        .containsExactly("no administrator has a valid certificate");
  }

  @Test
  void a_ca_that_ends_is_told_a_year_before() {
    on(9 * 365 - 2);
    assertThat(standing()).doesNotContain("warning ca-ends:users");
    on(9 * 365 + 2);
    assertThat(standing()).contains("warning ca-ends:users", "warning ca-ends:servers");
    on(10 * 365 - 60);
    assertThat(standing()).contains("critical ca-ends:users");
  }

  @Test
  void is_journaled_once_when_it_is_raised_and_once_when_it_is_cleared() {
    alarms.tell();
    assertThat(journaled()).isEmpty();
    on(61);
    alarms.tell();
    alarms.tell();
    assertThat(journaled()).containsExactly("alarm.raised last-administrator");

    rooms.close();
    rooms = TestRooms.on(rooms.home(), clock);
    alarms = rooms.get(Alarms.class);
    alarms.tell();
    assertThat(journaled()).hasSize(1);

    TestDoor.issue(rooms, "operator", "login:second");
    alarms.tell();
    alarms.tell();
    assertThat(journaled())
        .containsExactly("alarm.raised last-administrator", "alarm.cleared last-administrator");
  }
}
