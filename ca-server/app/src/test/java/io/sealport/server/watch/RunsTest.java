package io.sealport.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.testing.FakeClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class RunsTest {

  @Test
  void the_last_success_stays_when_a_run_fails() {
    FakeClock clock = new FakeClock();
    Figures figures = new Figures();
    Runs runs = new Runs(figures, clock);
    runs.run("crls", () -> {});
    clock.advance(Duration.ofMinutes(5));

    assertThatThrownBy(
            () ->
                runs.run(
                    "crls",
                    () -> {
                      throw new IllegalStateException("no disk");
                    }))
        .hasMessage("no disk");

    Readings readings = new Readings(List.of(runs), new AtHand());
    PrometheusText text =
        PrometheusText.parse(new Exposition(figures, readings).write(null).body());
    assertThat(text.value("sealport_job_last_success_seconds", "task", "crls"))
        .isEqualTo(FakeClock.START.getEpochSecond());
    assertThat(text.value("sealport_job_runs_total", "outcome", "done")).isEqualTo(1);
    assertThat(text.value("sealport_job_runs_total", "outcome", "failed")).isEqualTo(1);
  }
}
