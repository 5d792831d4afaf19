package io.sealport.server.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.ftps.TlsActor;
import io.sealport.pki.Forge;
import io.sealport.server.AtOnce;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When endpoints are looked at. */
class WatchTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = Bench.in(folder);
    Forge.Forged root = Forge.root("CN=Root");
    bench.serve(TlsActor.of(Forge.server(Bench.NAME).by(root), root));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private EndpointInfo shown() {
    return bench.register().show(Bench.ID);
  }

  private static EndpointRequest hourly(String name) {
    return new EndpointRequest(name, 21, "explicit", "0 * * * *", null, null, null, null, null);
  }

  @Test
  void is_looked_at_when_its_time_has_come_and_not_before() {
    bench.add(hourly(Bench.NAME));
    Instant next = shown().next();
    // The run is at eleven, and a little later.
    assertThat(next).isBetween(at("11:00:00"), at("11:05:00"));

    bench.rooms.clock().set(next.minusMillis(1));
    assertThat(bench.lookDue()).isEmpty();
    bench.rooms.clock().set(next);
    assertThat(bench.lookDue()).containsExactly(Bench.ID);
    assertThat(shown().looked()).isEqualTo(next);
    assertThat(bench.lookDue()).isEmpty();
    assertThat(shown().next()).isBetween(at("12:00:00"), at("12:05:00"));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-04T" + time + "Z");
  }

  @Test
  void the_zone_is_the_schedules() {
    bench.add(
        new EndpointRequest(
            Bench.NAME, 21, null, "30 3 * * *", "Asia/Tokyo", null, null, null, null));

    assertThat(shown().next()).isBetween(at("18:30:00"), at("18:35:00"));
  }

  @Test
  void many_runs_that_were_missed_are_made_up_for_once() {
    bench.add(hourly(Bench.NAME));
    bench.advance(Duration.ofDays(3));
    Instant now = bench.rooms.clock().instant();

    assertThat(bench.watch.makeUp()).isEqualTo(1);
    assertThat(shown().next()).isBetween(now, now.plus(Duration.ofMinutes(5)));
    bench.advance(Duration.ofMinutes(6));
    assertThat(bench.lookDue()).containsExactly(Bench.ID);
    assertThat(bench.lookDue()).isEmpty();
    assertThat(bench.watch.makeUp()).isZero();
    assertThat(shown().looks()).hasSize(1);
  }

  @Test
  void no_more_than_eight_are_looked_at_at_once() throws Exception {
    List<EndpointRequest> twenty =
        IntStream.range(0, 20).mapToObj(n -> hourly("host" + n + ".example.com")).toList();
    // Nobody listens there, so that each look is over as soon as it may dial.
    twenty.forEach(e -> bench.resolver.answer(e.name(), "192.0.2.9"));
    bench.register().add(twenty, false, Bench.BY);
    bench.advance(Duration.ofHours(2));
    bench.gate = new CountDownLatch(1);

    List<CompletableFuture<String>> begun = bench.watch.lookDue();
    List<CompletableFuture<String>> more = bench.watch.lookDue();
    assertThat(begun).hasSize(8);
    assertThat(more).isEmpty();

    bench.gate.countDown();
    for (CompletableFuture<String> look : begun) {
      look.get(30, TimeUnit.SECONDS);
    }
    assertThat(bench.lookDue()).hasSize(8);
    assertThat(bench.lookDue()).hasSize(4);
  }

  @Test
  void who_asks_while_a_look_is_under_way_waits_for_that_one() {
    bench.add(hourly(Bench.NAME));
    bench.rooms.clock().set(shown().next());
    bench.gate = new CountDownLatch(1);
    List<CompletableFuture<String>> due = bench.watch.lookDue();

    List<EndpointInfo> answers =
        AtOnce.run(
            3,
            n -> {
              if (n == 0) {
                bench.gate.countDown();
              }
              return n == 0 ? shown() : bench.look();
            });
    due.forEach(CompletableFuture::join);

    assertThat(answers.subList(1, 3)).allMatch(e -> e.served() != null);
  }

  @Test
  void an_endpoint_is_looked_at_once_at_a_time() {
    bench.add(hourly(Bench.NAME));
    bench.rooms.clock().set(shown().next());
    bench.gate = new CountDownLatch(1);

    assertThat(bench.watch.lookDue()).hasSize(1);
    assertThat(bench.watch.lookDue()).isEmpty();
    bench.gate.countDown();
  }

  @Test
  void what_cannot_be_kept_is_looked_at_again_after_a_minute() {
    bench.add(hourly(Bench.NAME));
    bench.rooms.clock().set(shown().next());
    bench.rooms.refuse("endpoint_look");
    List<CompletableFuture<String>> begun = bench.watch.lookDue();
    assertThat(begun).hasSize(1);
    assertThat(begun.get(0).handle((id, failure) -> failure != null).join()).isTrue();

    assertThat(bench.watch.lookDue()).isEmpty();
    bench.rooms.accept("endpoint_look");
    bench.advance(Duration.ofMinutes(1));
    assertThat(bench.lookDue()).containsExactly(Bench.ID);
    assertThat(shown().served()).isNotNull();
  }

  @Test
  void of_many_looks_the_newest_hundred_are_kept() {
    bench.add(hourly(Bench.NAME));
    bench.stop();
    for (int i = 0; i < 105; i++) {
      bench.advance(Duration.ofMinutes(1));
      bench.look();
    }

    assertThat(shown().looks()).hasSize(100);
    assertThat(bench.rooms.query("SELECT COUNT(*) FROM endpoint_look")).containsExactly("100");
    assertThat(shown().looks().get(0).at()).isEqualTo(bench.rooms.clock().instant());
    assertThat(shown().failed()).isEqualTo(105);
  }

  @Test
  void an_address_of_the_house_is_not_dialled() {
    bench.resolver.answer("inside.example.com", "10.0.0.7");
    bench.add(hourly("inside.example.com"));
    EndpointInfo seen = bench.watch.look("inside.example.com:21");

    assertThat(seen.trouble()).contains("10.0.0.7", "may not dial");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void what_was_resolved_is_dialled_and_nothing_that_the_name_means_later() {
    bench.resolver.answer("turn.example.com", "192.0.2.1");
    bench.resolver.answer("turn.example.com", "10.0.0.7");
    bench.add(hourly("turn.example.com"));
    bench.watch.look("turn.example.com:21");

    assertThat(bench.resolver.asked()).containsExactly("turn.example.com");
    assertThat(bench.dialer.dialled()).isNotEmpty().allMatch("192.0.2.1:21"::equals);
  }
}
