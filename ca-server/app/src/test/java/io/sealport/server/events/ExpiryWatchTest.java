package io.sealport.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.registration.OwnCertificates;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Revocations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryWatchTest {

  private static final String YAML =
      """
      channels:
        hook: {webhook: {url: $URL, secret-file: hook.secret}}
      triggers:
        early: {on: expiring, thresholds: [30d, 3d], channels: hook}
        late: {on: expiring, thresholds: 1d, channels: hook}
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder, YAML);
    look();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void look() {
    bench.rooms().get(ExpiryWatch.class).look();
  }

  private void pass(Duration time) {
    bench.clock.advance(time);
    look();
  }

  private void pass(int days) {
    pass(Duration.ofDays(days));
  }

  /** Thresholds in the order in which they were journaled. */
  private List<String> journaled() {
    return bench.rooms().get(JournalReader.class).after(0, 1_000).stream()
        .filter(e -> e.act().equals("certificate.expiring"))
        .map(e -> e.details().replaceAll(".*\"threshold\":\"(\\w+)\".*", "$1"))
        .toList();
  }

  @Test
  void each_threshold_is_told_once_and_to_those_who_want_it() {
    // 47 days.
    TestDoor.issue(bench.rooms(), "ftps-server", "dns:ftp.example.com");
    pass(16);
    assertThat(journaled()).isEmpty();
    pass(2);
    pass(Duration.ofMinutes(1));
    assertThat(journaled()).containsExactly("30d");
    pass(26);
    pass(Duration.ofMinutes(1));
    bench.restart(YAML);
    pass(Duration.ofMinutes(1));
    assertThat(journaled()).containsExactly("30d", "3d");
    pass(2);
    pass(3);
    assertThat(journaled()).containsExactly("30d", "3d", "1d");

    bench.pump();
    assertThat(bench.outbox())
        .extracting(d -> d.source() + " " + d.kind())
        .containsExactly(
            "trigger:early expiring", "trigger:early expiring", "trigger:late expiring");
  }

  @Test
  void a_threshold_that_is_nearly_the_whole_life_is_not_told() {
    // 7 days.
    TestDoor.issue(bench.rooms(), "ftps-user", "login:alice");
    pass(Duration.ofMinutes(1));
    assertThat(journaled()).isEmpty();
    pass(5);
    assertThat(journaled()).containsExactly("3d");
  }

  @Test
  void what_was_renewed_or_revoked_or_is_the_servers_own_is_not_told() {
    bench.rooms().get(OwnCertificates.class).renewDue();
    LedgerEntry renewed = TestDoor.issue(bench.rooms(), "ftps-user", "login:alice");
    LedgerEntry revoked = TestDoor.issue(bench.rooms(), "ftps-user", "login:bob");
    bench
        .rooms()
        .get(Revocations.class)
        .revoke(
            revoked.serial(),
            RevocationReason.SUPERSEDED,
            false,
            new Revocations.By("officer:test", () -> {}));
    bench.clock.advance(Duration.ofDays(2));
    TestDoor.renew(bench.rooms(), renewed);
    bench.clock.advance(Duration.ofDays(4));
    look();

    // The renewed one ends in three days.
    assertThat(journaled()).containsExactly("3d");
  }

  @Test
  void after_a_standstill_the_nearest_threshold_alone_is_told() {
    TestDoor.issue(bench.rooms(), "ftps-server", "dns:ftp.example.com");
    pass(47);
    pass(1);

    assertThat(journaled()).containsExactly("1d");
  }

  @Test
  void a_new_threshold_does_not_tell_the_past() {
    TestDoor.issue(bench.rooms(), "ftps-server", "dns:ftp.example.com");
    pass(40);
    bench.restart(YAML.replace("30d, 3d", "30d, 20d, 3d"));
    look();
    pass(Duration.ofMinutes(1));

    assertThat(journaled()).containsExactly("30d");
  }
}
