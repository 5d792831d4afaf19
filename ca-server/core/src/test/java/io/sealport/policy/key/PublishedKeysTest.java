package io.sealport.policy.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Keys;
import io.sealport.pki.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedKeysTest {

  private final PublishedKeys keys = new PublishedKeys();

  @Test
  void say_which_key_it_is_and_where_it_stands() {
    assertThat(keys.check(TestKeys.published()))
        .hasValue(
            new Violation(
                "key.published",
                "a key that anybody can download: demos/bio/server-ec.pem (OpenSSL 3.0.20, sources)",
                "a new key of your own"));
  }

  /** The first key and the last, as they stand in the file. */
  @ParameterizedTest
  @CsvSource({
    "11a357d3f3adee73e76b8b0434bc56fe46ca839330639674d6bb03f05810309c, ProFTPD",
    "cf24961c2368754f0cbe436c30e5f5939d9c0bd1afa958a48106f6f948a65d1d, Twisted"
  })
  void know_keys_from_the_first_heading_to_the_last(String hash, String product) {
    assertThat(keys.place(new KeyHash(hash)))
        .hasValueSatisfying(p -> assertThat(p).contains(" (" + product));
  }

  @Test
  void know_nothing_of_a_key_of_ones_own() {
    assertThat(keys.check(Keys.info(TestKeys.ec().getPublic()))).isEmpty();
  }
}
