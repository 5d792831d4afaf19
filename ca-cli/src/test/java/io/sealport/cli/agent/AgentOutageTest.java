package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CA that is away for days, a machine that is off, a clock that jumps. */
class AgentOutageTest {

  private static final Duration LIFETIME = Duration.ofDays(24);
  private static final Duration TWO_THIRDS = Duration.ofDays(16);
  private static final Duration SPREAD = Duration.ofDays(1);

  @TempDir private Path base;

  private AgentWorld world;
  private Instant begin;

  @BeforeEach
  void start() {
    world = new AgentWorld(base, LIFETIME);
    begin = world.clock.instant();
  }

  @Test
  void renews_once_at_two_thirds_of_the_lifetime_and_a_little_later() {
    String first = world.serial();

    world.until(begin.plus(TWO_THIRDS));
    assertThat(world.serial()).isEqualTo(first);
    world.until(begin.plus(TWO_THIRDS).plus(SPREAD));

    assertThat(world.serial()).isNotEqualTo(first);
    assertThat(world.ca.renewalsTried).hasSize(1);
    assertThat(world.memory().last().act()).isIn("renewed", "refreshed");
  }

  @Test
  void three_days_without_the_ca_and_the_certificate_is_renewed_in_time() {
    String first = world.serial();
    world.until(begin.plus(TWO_THIRDS));
    world.ca.away = true;
    world.ca.publicationAway = true;

    world.until(begin.plus(TWO_THIRDS).plus(Duration.ofDays(1)).plus(SPREAD));
    world.restart();
    world.until(begin.plus(TWO_THIRDS).plus(Duration.ofDays(3)).plus(SPREAD));

    assertThat(world.serial()).isEqualTo(first);
    List<Instant> tried = world.ca.renewalsTried;
    // Ten doublings from a minute to six hours, then four a day for three to five days.
    assertThat(tried).hasSizeBetween(15, 36);
    assertThat(pauses(tried).get(0)).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(75));
    assertThat(pauses(tried))
        .allSatisfy(p -> assertThat(p).isLessThanOrEqualTo(Duration.ofMinutes(450)));
    assertThat(last(pauses(tried))).isGreaterThan(Duration.ofHours(3));
    assertThat(world.status().troubles())
        .anySatisfy(
            t -> {
              assertThat(t.act()).isEqualTo("renewal");
              assertThat(t.kind()).isEqualTo("unavailable");
              assertThat(t.failures()).isEqualTo(tried.size());
            });

    world.ca.away = false;
    world.ca.publicationAway = false;
    world.pass(Duration.ofMinutes(450));

    assertThat(world.serial()).isNotEqualTo(first);
    assertThat(world.status().troubles()).isEmpty();
    assertThat(world.clock.instant()).isBefore(begin.plus(LIFETIME));
  }

  private static List<Duration> pauses(List<Instant> tried) {
    return java.util.stream.IntStream.range(1, tried.size())
        .mapToObj(i -> Duration.between(tried.get(i - 1), tried.get(i)))
        .toList();
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  @Test
  void a_machine_that_was_off_past_the_end_renews_when_policy_allows() {
    String first = world.serial();
    world.look();
    world.clock.set(begin.plus(LIFETIME).plus(Duration.ofDays(3)));
    world.restart();

    world.look();

    assertThat(world.serial()).isNotEqualTo(first);
    assertThat(world.status().found()).isEqualTo("valid");
  }

  @Test
  void past_the_end_and_refused_it_says_what_to_do_and_asks_once_a_day() {
    world.look();
    world.ca.answer = Optional.of(Fault.of(Kind.UNAUTHENTICATED, "the server refused"));
    world.clock.set(begin.plus(LIFETIME).plus(Duration.ofDays(3)));

    world.pass(Duration.ofDays(10));

    assertThat(world.ca.renewalsTried).hasSizeBetween(8, 14);
    assertThat(world.status().found()).isEqualTo("ended");
    assertThat(world.status().troubles().get(0).why()).contains("ended at", "the server refused");
    assertThat(world.status().troubles().get(0).hint()).contains("sealport token create");
  }

  @Test
  void what_policy_refuses_is_not_asked_for_again_and_again() {
    world.ca.answer = Optional.of(Fault.of(Kind.REFUSED, "keys.allow: rsa-2048"));

    world.until(begin.plus(TWO_THIRDS).plus(SPREAD).plus(Duration.ofDays(5)));

    assertThat(world.ca.renewalsTried).hasSizeBetween(4, 10);
    assertThat(world.status().troubles().get(0).why()).contains("keys.allow");
    // Told once a day, whatever comes between.
    assertThat(world.ca.reports).hasSizeBetween(4, 8);
    assertThat(world.ca.reports.get(0).event()).isEqualTo("renewal-failed");
  }

  @Test
  void a_clock_that_was_wrong_for_a_while_does_no_lasting_harm() {
    world.look();
    world.ca.away = true;
    world.clock.set(begin.plus(Duration.ofDays(4000)));
    world.look();
    assertThat(world.status().found()).isEqualTo("ended");

    world.clock.set(begin.plus(Duration.ofDays(1)));
    world.ca.away = false;
    String first = world.serial();
    world.until(begin.plus(TWO_THIRDS).plus(SPREAD));

    assertThat(world.serial()).isNotEqualTo(first);
    assertThat(world.status().found()).isEqualTo("valid");
  }

  @Test
  void honours_retry_after_of_a_busy_server() {
    world.until(begin.plus(TWO_THIRDS));
    world.ca.answer = Optional.of(Fault.of(Kind.BUSY, "too much"));
    world.ca.asked = Optional.of(Duration.ofHours(5));

    world.pass(Duration.ofDays(4));

    assertThat(pauses(world.ca.renewalsTried))
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p).isGreaterThanOrEqualTo(Duration.ofHours(5)));
  }
}
