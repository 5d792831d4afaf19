package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialNumberTest {

  @Test
  void random_ones_have_128_bits_and_differ() {
    SecureRandom random = new SecureRandom();
    Set<SerialNumber> made = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      SerialNumber serial = SerialNumber.random(random);
      assertThat(serial.value().bitLength()).isEqualTo(128);
      assertThat(serial.toString()).matches("[0-9a-f]{32}");
      made.add(serial);
    }
    assertThat(made).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1f", "1F", "0x1f", "00:1F", " 1f ", "0 0 1 f"})
  void reads_every_common_spelling(String text) {
    assertThat(SerialNumber.parse(text)).hasToString("1f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "00",
        "-1",
        "+1",
        "xyz",
        "1f\n2",
        "ffffffffffffffffffffffffffffffffffffffff"
      })
  void refuses_what_is_no_serial(String text) {
    assertThatThrownBy(() -> SerialNumber.parse(text)).isInstanceOf(Fault.class);
  }

  @Test
  void is_at_most_20_octets_with_its_sign() {
    BigInteger largest = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);
    assertThat(new SerialNumber(largest).value().toByteArray()).hasSize(20);
    assertThatThrownBy(() -> new SerialNumber(largest.add(BigInteger.ONE)))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> new SerialNumber(BigInteger.ONE.negate())).isInstanceOf(Fault.class);
  }
}
