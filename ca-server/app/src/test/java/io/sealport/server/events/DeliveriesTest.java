package io.sealport.server.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.DeliveryInfo;
import io.sealport.fault.Fault;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.status.Alarm;
import io.sealport.server.status.Alarms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeliveriesTest {

  private static final String YAML =
      """
      channels:
        hook: {webhook: {url: $URL, secret-file: hook.secret}}
        other: {webhook: {url: $URL, secret-file: hook.secret}}
      triggers:
        changes: {on: endpoint-changed, channels: hook}
        alarms: {on: alarm, channels: other}
      retry: {first: 1m, longest: 4h, give-up: 2d}
      keep: 10d
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder, YAML);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void happens(String verb, String... subjects) {
    bench
        .rooms()
        .get(Journal.class)
        .commit(
            acts -> {
              for (String subject : subjects) {
                acts.add(Act.of(Act.SYSTEM, verb, subject));
              }
              return 0;
            });
    bench.pump();
  }

  private DeliveryInfo only() {
    assertThat(bench.outbox()).hasSize(1);
    return bench.outbox().get(0);
  }

  private List<String> alarms() {
    return bench.rooms().get(Alarms.class).current().stream()
        .filter(a -> a.id().startsWith("event-"))
        .map(Alarm::id)
        .toList();
  }

  @Test
  void a_webhook_is_signed_over_id_time_and_body() {
    happens("endpoint.changed", "e1");
    bench.deliver("hook");

    assertThat(bench.receiver.got()).hasSize(1);
    Receiver.Got got = bench.receiver.got().get(0);
    assertThat(got.signed()).isTrue();
    assertThat(got.timestamp()).isEqualTo(bench.clock.instant().getEpochSecond());
    assertThat(got.id()).isEqualTo(only().id());
    assertThat(got.body().path("type").asText()).isEqualTo("endpoint-changed");
    assertThat(got.body().path("data").path("id").asText()).isEqualTo(got.id());
    assertThat(got.body().path("data").path("ca").asText()).isNotEmpty();
    assertThat(only().state()).isEqualTo("delivered");
    assertThat(only().outcome()).isEqualTo("answered 200");
  }

  @Test
  void what_fails_is_tried_again_later_and_longer_under_the_same_id() {
    bench.receiver.answers(500, 503);
    happens("endpoint.changed", "e1");
    bench.deliver("hook");
    assertThat(only().state()).isEqualTo("pending");
    assertThat(only().outcome()).isEqualTo("answered 500; wanted 2xx");
    Duration first = Duration.between(bench.clock.instant(), only().next());
    assertThat(first).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(75));

    bench.deliver("hook");
    assertThat(bench.receiver.got()).hasSize(1);
    bench.clock.advance(first);
    bench.deliver("hook");
    Duration second = Duration.between(bench.clock.instant(), only().next());
    assertThat(second).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(150));

    bench.clock.advance(second);
    bench.deliver("hook");
    assertThat(only().state()).isEqualTo("delivered");
    assertThat(only().attempts()).isEqualTo(3);
    assertThat(bench.receiver.got())
        .hasSize(3)
        .extracting(Receiver.Got::id)
        .containsOnly(only().id());
    assertThat(bench.receiver.got()).allMatch(Receiver.Got::signed);
    assertThat(bench.receiver.got()).extracting(Receiver.Got::timestamp).doesNotHaveDuplicates();
  }

  @Test
  void a_redirect_is_a_no_and_nobody_goes_there() {
    bench.receiver.answers(302);
    happens("endpoint.changed", "e1");
    bench.deliver("hook");

    assertThat(only().outcome()).isEqualTo("answered 302; wanted 2xx");
    assertThat(bench.receiver.asked()).containsExactly("/hook");
  }

  @Test
  void after_a_failure_the_rest_waits_for_the_next_round() {
    bench.receiver.answers(500);
    happens("endpoint.changed", "e1", "e2", "e3");
    bench.deliver("hook");
    assertThat(bench.receiver.got()).hasSize(1);

    bench.deliver("hook");
    assertThat(bench.told())
        .containsExactly(
            "endpoint-changed pending", "endpoint-changed delivered", "endpoint-changed delivered");
  }

  @Test
  void one_channels_trouble_is_not_anothers() {
    bench.receiver.answers(500);
    happens("endpoint.changed", "e1");
    happens("alarm.raised", "last-administrator");
    bench.deliver("hook");
    bench.deliver("other");

    assertThat(bench.told()).containsExactly("endpoint-changed pending", "alarm delivered");
  }

  @Test
  void after_days_it_is_given_up_with_an_alarm_until_somebody_has_it_told() {
    bench.receiver.answers(500, 500);
    happens("endpoint.changed", "e1");
    bench.deliver("hook");
    bench.clock.advance(Duration.ofDays(2));
    bench.deliver("hook");
    assertThat(only().state()).isEqualTo("failed");
    assertThat(only().ended()).isEqualTo(bench.clock.instant());
    assertThat(alarms()).containsExactly("event-undelivered:hook");

    bench.rooms().get(EventOffice.class).retry(only().id(), "officer:bob");
    assertThat(alarms()).isEmpty();
    bench.clock.advance(Duration.ofSeconds(1));
    bench.deliver("hook");
    assertThat(only().state()).isEqualTo("delivered");
    assertThatThrownBy(() -> bench.rooms().get(EventOffice.class).retry(only().id(), "officer:bob"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.CONFLICT));
    assertThatThrownBy(() -> bench.rooms().get(EventOffice.class).retry("none", "officer:bob"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.NOT_FOUND));
  }

  @Test
  void the_last_attempt_is_at_the_end_of_the_time() {
    bench.receiver.answers(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
    for (int i = 0; i < 20; i++) {
      bench.receiver.answers(500);
    }
    happens("endpoint.changed", "e1");
    DeliveryInfo now = only();
    for (int i = 0; i < 40 && now.state().equals("pending"); i++) {
      bench.clock.set(java.util.Objects.requireNonNull(now.next()));
      bench.deliver("hook");
      now = only();
    }
    assertThat(now.state()).isEqualTo("failed");
    assertThat(now.ended()).isEqualTo(now.created().plus(Duration.ofDays(2)));
    assertThat(now.attempts()).isBetween(15, 30);
  }

  @Test
  void a_success_ends_the_alarm_of_the_channel() {
    bench.receiver.answers(410);
    happens("endpoint.changed", "e1");
    bench.deliver("hook");
    assertThat(only().state()).as("410 Gone").isEqualTo("failed");
    assertThat(alarms()).containsExactly("event-undelivered:hook");

    bench.clock.advance(Duration.ofMinutes(1));
    happens("endpoint.changed", "e2");
    bench.deliver("hook");
    assertThat(alarms()).isEmpty();
  }

  @Test
  void told_and_not_written_down_is_told_again_under_the_same_id() throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    bench.receiver.meanwhile(
        () -> {
          came.countDown();
          await(stopped);
        });
    happens("endpoint.changed", "e1");
    bench.rooms().get(Deliveries.class).deliverDue();
    assertThat(came.await(20, TimeUnit.SECONDS)).isTrue();
    // The receiver has it, and the server ends before it hears so.
    bench.rooms().close();
    stopped.countDown();
    bench.receiver.meanwhile(() -> {});
    bench.restart(YAML);

    assertThat(only().state()).isEqualTo("pending");
    assertThat(only().attempts()).isZero();
    bench.deliver("hook");
    assertThat(only().state()).isEqualTo("delivered");
    assertThat(bench.receiver.got())
        .hasSize(2)
        .extracting(Receiver.Got::id)
        .containsOnly(only().id());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void what_was_pending_is_delivered_after_a_restart() {
    happens("endpoint.changed", "e1", "e2");
    bench.restart(YAML);
    bench.deliver("hook");

    assertThat(bench.told())
        .containsExactly("endpoint-changed delivered", "endpoint-changed delivered");
  }

  @Test
  void a_channel_that_is_gone_takes_its_deliveries_with_it() {
    happens("endpoint.changed", "e1");
    happens("alarm.raised", "last-administrator");
    bench.restart("channels: {other: {webhook: {url: $URL, secret-file: hook.secret}}}\n");

    assertThat(bench.told()).containsExactly("endpoint-changed failed", "alarm pending");
    assertThat(bench.outbox().get(0).outcome())
        .isEqualTo("events.yaml has no channel hook any more");
    assertThat(alarms()).isEmpty();
  }

  @Test
  void what_ended_long_ago_is_removed() {
    bench.receiver.answers(200, 500);
    happens("endpoint.changed", "e1", "e2");
    bench.deliver("hook");
    bench.clock.advance(Duration.ofDays(9));
    bench.rooms().get(EventOffice.class).purge();
    assertThat(bench.outbox()).hasSize(2);

    bench.clock.advance(Duration.ofDays(2));
    bench.rooms().get(EventOffice.class).purge();
    assertThat(bench.told()).containsExactly("endpoint-changed pending");
  }

  @Test
  void a_test_is_told_for_real_and_marked_and_not_repeated() {
    List<DeliveryInfo> good = bench.rooms().get(EventOffice.class).test("changes", "operator:a");
    assertThat(good).singleElement().satisfies(d -> assertThat(d.state()).isEqualTo("delivered"));
    assertThat(bench.receiver.got().get(0).body().path("data").path("test").asBoolean()).isTrue();
    assertThat(bench.receiver.got().get(0).body().path("type").asText())
        .isEqualTo("endpoint-changed");

    bench.receiver.answers(500);
    List<DeliveryInfo> bad = bench.rooms().get(EventOffice.class).test("other", "operator:a");
    assertThat(bad)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.state()).isEqualTo("failed");
              assertThat(d.outcome()).isEqualTo("answered 500; wanted 2xx");
            });
    assertThat(alarms()).isEmpty();
    assertThatThrownBy(() -> bench.rooms().get(EventOffice.class).test("none", "operator:a"))
        .hasMessageContaining("no trigger, schedule or channel none");
  }

  @Test
  void a_secret_that_others_may_read_by_now_signs_nothing() throws Exception {
    java.nio.file.Files.setPosixFilePermissions(
        bench.rooms().home().resolve("hook.secret"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    happens("endpoint.changed", "e1");
    bench.deliver("hook");

    assertThat(bench.receiver.got()).isEmpty();
    assertThat(only().outcome()).contains("others than its owner may read");
  }
}
