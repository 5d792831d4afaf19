package io.sealport.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.DeliveryInfo;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.registration.TestDoor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {

  private static final String YAML =
      """
      channels:
        hook: {webhook: {url: $URL, secret-file: hook.secret}}
      schedules:
        weekly: {cron: "0 6 * * 1", zone: Europe/Berlin, expiring-within: 30d, channels: hook}
        noon: {cron: "0 12 * * *", channels: hook}
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    // A Wednesday, ten o'clock.
    bench = new Bench(folder, YAML);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void at(String moment) {
    bench.clock.set(Instant.parse(moment));
    bench.rooms().get(Schedules.class).runDue();
  }

  private long runs(String schedule) {
    return bench.outbox().stream().filter(d -> d.source().equals("schedule:" + schedule)).count();
  }

  @Test
  void runs_when_it_is_time_and_once() {
    at("2026-03-04T11:59:59Z");
    assertThat(runs("noon")).isZero();
    at("2026-03-04T12:00:00Z");
    at("2026-03-04T12:00:01Z");
    assertThat(runs("noon")).isEqualTo(1);
    at("2026-03-05T12:00:03Z");
    assertThat(runs("noon")).isEqualTo(2);
  }

  @Test
  void what_came_due_while_the_server_was_off_runs_once() {
    bench.clock.set(Instant.parse("2026-03-10T15:00:00Z"));
    bench.restart(YAML);
    at("2026-03-10T15:00:01Z");
    at("2026-03-10T15:00:02Z");

    assertThat(runs("noon")).isEqualTo(1);
    assertThat(runs("weekly")).isEqualTo(1);
  }

  @Test
  void another_expression_counts_from_now_on() {
    bench.restart(YAML.replace("0 12 * * *", "30 10 * * *"));
    at("2026-03-04T10:30:00Z");
    assertThat(runs("noon")).isEqualTo(1);

    bench.restart(YAML.replaceAll(" +noon.*\n", ""));
    at("2026-03-05T10:30:00Z");
    assertThat(runs("noon")).isEqualTo(1);
  }

  @Test
  void a_report_lists_what_ends_soon_and_nothing_has_replaced() {
    LedgerEntry alice = TestDoor.issue(bench.rooms(), "ftps-user", "login:alice");
    TestDoor.issue(bench.rooms(), "ftps-server", "dns:ftp.example.com");
    bench.clock.advance(Duration.ofHours(1));
    LedgerEntry bob = TestDoor.issue(bench.rooms(), "ftps-user", "login:bob");
    LedgerEntry again = TestDoor.renew(bench.rooms(), alice);
    // Monday, six o'clock in winter there.
    at("2026-03-09T04:59:59Z");
    assertThat(runs("weekly")).isZero();
    at("2026-03-09T05:00:00Z");
    bench.deliver("hook");

    assertThat(bench.outbox())
        .filteredOn(d -> d.source().equals("schedule:weekly"))
        .extracting(DeliveryInfo::kind, DeliveryInfo::state)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("report", "delivered"));
    JsonNode data =
        bench.receiver.got().stream()
            .filter(g -> g.body().path("type").asText().equals("report"))
            .findFirst()
            .orElseThrow()
            .body()
            .path("data");
    assertThat(data.path("facts").path("count").asText()).isEqualTo("2");
    assertThat(data.path("items").findValuesAsText("serial"))
        .containsExactlyInAnyOrder(bob.serial().toString(), again.serial().toString());
    assertThat(data.path("items").findValuesAsText("names"))
        .containsExactlyInAnyOrder("login:bob", "login:alice");
  }

  @Test
  void the_next_runs_are_shown() {
    assertThat(bench.rooms().get(EventOffice.class).info(2).schedules())
        .filteredOn(s -> s.name().equals("weekly"))
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.next())
                    .containsExactly(
                        Instant.parse("2026-03-09T05:00:00Z"),
                        Instant.parse("2026-03-16T05:00:00Z")));
  }
}
