package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids of RFC 9773, and when certificates are renewed. */
class CertIdTest {

  /** The example of RFC 9773 4.1. */
  private static final String EXAMPLE = "aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE";

  @Test
  void reads_and_writes_the_rfcs_example() {
    CertId id = CertId.parse(EXAMPLE);

    assertThat(id.issuerKey()).isEqualTo("69885b6b87464041e1b37b847ba0ae2cde01c8d4");
    assertThat(id.serial()).isEqualTo(SerialNumber.parse("0087654321"));
    assertThat(id).hasToString(EXAMPLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", "aYhba4dGQEHhs3uEe6CuLN4ByNQ", "a b.AQ", "AQ.AA", "A.AQ"})
  void refuses_what_is_none(String text) {
    assertThatThrownBy(() -> CertId.parse(text)).isInstanceOf(io.sealport.fault.Fault.class);
  }

  @Test
  void a_certificate_is_renewed_from_two_thirds_of_its_lifetime_on() {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    RenewalWindow window = RenewalWindow.of(begin, begin.plus(Duration.ofDays(48)));

    assertThat(window.start()).isEqualTo("2026-02-02T00:00:00Z");
    assertThat(window.end()).isEqualTo("2026-02-04T00:00:00Z");
    assertThat(window.at(0)).isEqualTo(window.start());
    assertThat(window.at(0.5)).isEqualTo("2026-02-03T00:00:00Z");
  }
}
