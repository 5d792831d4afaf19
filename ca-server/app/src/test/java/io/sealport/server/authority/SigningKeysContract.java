package io.sealport.server.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.HeldKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Pen;
import io.sealport.pki.SignatureScheme;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of keys does; one class a store extends it. */
abstract class SigningKeysContract {

  private static final byte[] TBS = "to be signed".getBytes(StandardCharsets.US_ASCII);

  /** The store under test, the same at each call. */
  abstract SigningKeys keys();

  /** The store as a new process would open it. */
  abstract SigningKeys reopened();

  static void assertSigns(Pen pen) {
    assertThat(
            SignatureScheme.of(pen.algorithm(), "the test")
                .verifies(pen.publicKey(), TBS, pen.sign(TBS)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "rsa-3072", "ed25519"})
  void makes_a_key_that_signs(String type) {
    Pen pen = keys().create("a", KeyType.parse(type));

    assertThat(KeyType.of(pen.publicKey())).isEqualTo(KeyType.parse(type));
    assertSigns(pen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "rsa-3072", "ed25519"})
  void the_key_outlives_the_process(String type) {
    Pen before = keys().create("a", KeyType.parse(type));

    Pen after = reopened().pen("a");

    assertThat(after.publicKey()).isEqualTo(before.publicKey());
    assertSigns(after);
  }

  @Test
  void says_whether_a_key_is_kept_and_is_the_one_that_is_meant() {
    Pen pen = keys().create("a", KeyType.EC_P256);
    Pen other = keys().create("b", KeyType.EC_P256);

    assertThatCode(() -> keys().requireKept("a", pen.publicKey())).doesNotThrowAnyException();
    assertThatCode(() -> reopened().requireKept("a", pen.publicKey())).doesNotThrowAnyException();
    assertThatThrownBy(() -> keys().requireKept("a", other.publicKey()))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessage("the key a is not that of its certificate");

    keys().discard("a");
    assertThatThrownBy(() -> keys().requireKept("a", pen.publicKey()))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE));
  }

  @Test
  void takes_a_key_that_was_made_elsewhere_and_again_after_a_crash() {
    java.security.KeyPair pair = io.sealport.pki.TestKeys.ecOf("elsewhere");
    HeldKey held = HeldKey.read(io.sealport.pki.Keys.pem(pair.getPrivate()), new char[0], "a test");

    for (int attempt = 0; attempt < 2; attempt++) {
      keys().adopt("old", held, io.sealport.pki.Keys.info(pair.getPublic()));

      assertThat(keys().pen("old").publicKey())
          .isEqualTo(io.sealport.pki.Keys.info(pair.getPublic()));
      assertSigns(reopened().pen("old"));
    }
  }

  @Test
  void hands_out_the_private_key_that_belongs_to_the_pen() {
    Pen pen = keys().create("a", KeyType.EC_P256);

    assertThat(keys().handle("a").getAlgorithm()).isEqualTo("EC");
    assertThat(reopened().handle("a")).isNotNull();
    assertSigns(pen);
  }

  @Test
  void two_keys_are_two() {
    assertThat(keys().create("a", KeyType.EC_P256).publicKey())
        .isNotEqualTo(keys().create("b", KeyType.EC_P256).publicKey());
  }

  @Test
  void refuses_a_taken_id_and_leaves_that_key_alone() {
    Pen first = keys().create("a", KeyType.EC_P256);

    assertThatThrownBy(() -> keys().create("a", KeyType.EC_P256))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));

    assertThat(reopened().pen("a").publicKey()).isEqualTo(first.publicKey());
    assertSigns(reopened().pen("a"));
  }

  @Test
  void a_key_that_is_not_there_is_unavailable() {
    assertThatThrownBy(() -> keys().pen("a"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE));
    assertThatThrownBy(() -> keys().handle("a"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE));
  }

  @Test
  void a_discarded_key_is_gone_and_its_id_is_free() {
    Pen first = keys().create("a", KeyType.EC_P256);
    keys().discard("a");

    assertThatThrownBy(() -> keys().pen("a")).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> reopened().pen("a")).isInstanceOf(Fault.class);
    assertThat(keys().create("a", KeyType.EC_P256).publicKey()).isNotEqualTo(first.publicKey());
  }

  @Test
  void to_discard_what_is_not_there_is_no_fault() {
    assertThatCode(() -> keys().discard("a")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../a", "a/b", "A", "a.key", "-a"})
  void refuses_an_id_that_is_none(String id) {
    assertThatThrownBy(() -> keys().create(id, KeyType.EC_P256))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.INTERNAL));
  }
}
