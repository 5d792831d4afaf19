package io.sealport.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.server.watch.Condition.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class ExaminationTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Lifecycle lifecycle = new Lifecycle();
  private final AtomicInteger looks = new AtomicInteger();

  private static Vital vital(String id, Supplier<Condition> look) {
    return new Vital() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Condition look() {
        return look.get();
      }
    };
  }

  private Examination of(Executor beside, Vital... vitals) {
    lifecycle.serves();
    return new Examination(lifecycle, List.of(vitals), beside, nanos::get);
  }

  private static Condition part(Report report, String id) {
    return report.parts().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow()
        .condition();
  }

  @Test
  void is_as_well_as_the_worst_part() {
    Vital well = vital("a", () -> Condition.up("fine"));
    Vital so = vital("b", () -> Condition.degraded("so so"));
    Vital bad = vital("c", () -> Condition.down("bad"));

    assertThat(of(Runnable::run, well).report().state()).isEqualTo(State.UP);
    assertThat(of(Runnable::run, well, so).report().state()).isEqualTo(State.DEGRADED);
    assertThat(of(Runnable::run, well, so).report().isReady()).isTrue();
    assertThat(of(Runnable::run, bad, so, well).report().state()).isEqualTo(State.DOWN);
    assertThat(of(Runnable::run, bad, so, well).report().isReady()).isFalse();
  }

  @Test
  void what_throws_is_down_with_its_words() {
    Vital broken =
        vital(
            "a",
            () -> {
              throw new IllegalStateException("the disk is gone");
            });

    assertThat(part(of(Runnable::run, broken).report(), "a"))
        .isEqualTo(Condition.down("the disk is gone"));
  }

  @Test
  void what_was_found_is_given_again_for_two_seconds() {
    Vital counted = vital("a", () -> Condition.up("look " + looks.incrementAndGet()));
    Examination examination = of(Runnable::run, counted);

    examination.report();
    nanos.addAndGet(Examination.KEPT.toNanos() - 1);
    assertThat(part(examination.report(), "a").words()).isEqualTo("look 1");
    nanos.addAndGet(1);
    assertThat(part(examination.report(), "a").words()).isEqualTo("look 2");
  }

  @Test
  void what_does_not_answer_is_down_and_is_not_asked_twice() {
    List<Runnable> never = new ArrayList<>();
    // Each look at the clock is a second later: nobody waits in this test.
    Examination examination =
        new Examination(
            lifecycle,
            List.of(vital("a", () -> Condition.up("at last"))),
            never::add,
            () -> nanos.addAndGet(Duration.ofSeconds(4).toNanos()));
    lifecycle.serves();

    assertThat(part(examination.report(), "a").words()).matches("no answer for \\d+ s");
    assertThat(part(examination.report(), "a").state()).isEqualTo(State.DOWN);
    assertThat(never).hasSize(1);
    never.get(0).run();
    assertThat(part(examination.report(), "a").words()).startsWith("no answer");
    assertThat(never).as("asked again once it has answered").hasSize(2);
  }

  @Test
  void is_down_while_it_starts_and_once_it_is_to_stop() {
    Examination examination =
        new Examination(
            lifecycle, List.of(vital("a", () -> Condition.up("fine"))), Runnable::run, nanos::get);

    assertThat(part(examination.report(), "server"))
        .isEqualTo(Condition.down("the server is starting"));
    lifecycle.serves();
    assertThat(examination.report().isReady()).isTrue();
    lifecycle.stops();
    assertThat(part(examination.report(), "server").words()).isEqualTo("the server is stopping");
    assertThat(examination.report().isReady()).isFalse();
  }
}
