package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.testing.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class CrlPaceTest {

  private final FakeClock clock = new FakeClock();
  private final CrlPace pace = new CrlPace(clock);

  @Test
  void what_takes_no_time_may_be_made_at_once() {
    pace.make("users", () -> {});

    assertThat(pace.allows("users")).isTrue();
  }

  @Test
  void what_takes_a_second_rests_for_half_a_minute_and_nothing_else_does() {
    pace.make("users", () -> clock.advance(Duration.ofSeconds(1)));

    assertThat(pace.allows("users")).isFalse();
    assertThat(pace.allows("servers")).isTrue();
    clock.advance(Duration.ofSeconds(29));
    assertThat(pace.allows("users")).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(pace.allows("users")).isTrue();
  }
}
