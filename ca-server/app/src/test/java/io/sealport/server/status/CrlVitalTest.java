package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.server.boot.TestRooms;
import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Condition.State;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose CRLs nobody believes is down, though it answers. */
class CrlVitalTest {

  @TempDir Path folder;
  private TestRooms rooms;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private Condition look() {
    return rooms.get(CrlVital.class).look();
  }

  @Test
  void is_down_until_all_are_published() {
    assertThat(look().state()).isEqualTo(State.DOWN);
    assertThat(look().words()).startsWith("no CRL of root is published; no CRL of servers");

    rooms.get(Crls.class).publishDue();

    assertThat(look()).isEqualTo(Condition.up("3 published; the first ends 2026-03-11T10:00:00Z"));
  }

  @Test
  void is_degraded_when_a_new_one_is_overdue_and_down_an_hour_before_the_end() {
    rooms.get(Crls.class).publishDue();

    rooms.clock().advance(Duration.ofDays(4));
    assertThat(look().state()).isEqualTo(State.DEGRADED);
    assertThat(look().words()).contains("should have been renewed 2026-03-05T10:00:00Z");

    rooms.clock().advance(Duration.ofDays(3).minusMinutes(60).minusSeconds(1));
    assertThat(look().state()).isEqualTo(State.DEGRADED);
    rooms.clock().advance(Duration.ofSeconds(1));
    assertThat(look().state()).isEqualTo(State.DOWN);
    assertThat(look().words()).contains("the CRL of users ends 2026-03-11T10:00:00Z");

    rooms.get(Crls.class).publishDue();
    assertThat(look().state()).isEqualTo(State.UP);
  }

  @Test
  void own_certificates_that_are_missing_or_have_ended_make_it_down() {
    OwnCertificateVital own = rooms.get(OwnCertificateVital.class);
    assertThat(own.look().state()).isEqualTo(State.UP);

    rooms.clock().advance(Duration.ofDays(400));

    assertThat(own.look().state()).isEqualTo(State.DOWN);
    assertThat(own.look().words()).contains("the certificate for https ended");
  }

  @Test
  void an_alarm_that_stands_degrades_it() {
    AlarmVital alarms = rooms.get(AlarmVital.class);
    rooms.get(Crls.class).publishDue();
    assertThat(alarms.look()).isEqualTo(Condition.up("none"));

    rooms.clock().advance(Duration.ofDays(5));
    rooms.get(Alarms.class).tell();

    assertThat(alarms.look().state()).isEqualTo(State.DEGRADED);
    assertThat(alarms.look().words()).contains("of them, the oldest: ");
  }
}
