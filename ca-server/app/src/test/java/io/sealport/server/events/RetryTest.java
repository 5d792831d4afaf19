package io.sealport.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class RetryTest {

  private final Random random = new Random(1);

  @ParameterizedTest
  @CsvSource({"1, 30", "2, 60", "3, 120", "8, 3840", "11, 21600", "1000, 21600"})
  void the_wait_doubles_up_to_the_longest(int failures, long seconds) {
    for (int i = 0; i < 50; i++) {
      assertThat(Retry.STANDARD.after(failures, random))
          .isBetween(Duration.ofMillis(seconds * 750 - 1), Duration.ofMillis(seconds * 1250 + 1));
    }
  }

  @Test
  void what_failed_together_does_not_come_together() {
    assertThat(Retry.STANDARD.after(5, random)).isNotEqualTo(Retry.STANDARD.after(5, random));
  }
}
