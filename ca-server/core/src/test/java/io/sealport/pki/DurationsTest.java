package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "5m, PT5M", "12h, PT12H", "47d, PT1128H", "2w, PT336H", "PT1H, PT1H"})
  void reads_numbers_with_units(String text, Duration wanted) {
    assertThat(Durations.parse(text)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "d", "-5d", "0s", "PT0S", "PT-1H", "1y", "1.5d", "9999999999d"})
  void refuses_what_is_no_length_of_time(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(Fault.class);
  }

  @Test
  void writes_what_it_reads() {
    assertThat(Durations.text(Duration.ofDays(47))).isEqualTo("47d");
    assertThat(Durations.text(Duration.ofMinutes(90))).isEqualTo("90m");
    assertThat(Durations.text(Duration.ofSeconds(61))).isEqualTo("61s");
  }
}
