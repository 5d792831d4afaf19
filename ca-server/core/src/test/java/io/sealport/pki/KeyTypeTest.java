package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTypeTest {

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "rsa-16384", "ed25519"})
  void is_written_as_it_is_read(String text) {
    assertThat(KeyType.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519"})
  void is_found_in_a_key(String text) {
    assertThat(KeyType.of(Keys.info(TestKeys.of(text).getPublic()))).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EC-P256", "ec-p224", "rsa", "rsa-99", "dsa-2048", "ed448"})
  void refuses_other_words(String text) {
    assertThatThrownBy(() -> KeyType.parse(text)).isInstanceOf(Fault.class);
  }
}
