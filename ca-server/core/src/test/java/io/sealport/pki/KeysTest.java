package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final byte[] TEXT = "signed".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519"})
  void come_back_from_encrypted_pem(String type) {
    KeyPair pair = TestKeys.of(type);
    String pem = Keys.encryptedPem(pair.getPrivate(), "a passphrase \u00fc".toCharArray());

    assertThat(pem).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    assertSigns(Keys.read(pem, "a passphrase \u00fc".toCharArray(), "k.key"), pair);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "rsa-2048", "ed25519"})
  void come_back_from_plain_pem(String type) {
    KeyPair pair = TestKeys.of(type);
    assertSigns(Keys.read(Keys.pem(pair.getPrivate()), new char[0], "k.key"), pair);
  }

  @Test
  void refuses_a_wrong_passphrase_and_none() {
    String pem = Keys.encryptedPem(TestKeys.ec().getPrivate(), "right".toCharArray());
    assertThatThrownBy(() -> Keys.read(pem, "wrong".toCharArray(), "root.key"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED))
        .hasMessage("the passphrase does not open root.key");
    assertThatThrownBy(() -> Keys.read(pem, new char[0], "root.key"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED))
        .hasMessage("root.key is encrypted and no passphrase was given");
  }

  @Test
  void refuses_what_holds_no_key() {
    refuses("");
    refuses("hello");
    refuses(Pem.certificate(TestIssuers.of("servers").certificate()));
    refuses(Pem.encode("PRIVATE KEY", new byte[] {1, 2, 3}));
    refuses(Pem.encode("ENCRYPTED PRIVATE KEY", new byte[] {0x30, 0}));
    refuses(Keys.pem(TestKeys.ec().getPrivate()).substring(0, 80));
  }

  private static void refuses(String pem) {
    assertThatThrownBy(() -> Keys.read(pem, "x".toCharArray(), "k.key"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining("k.key");
  }

  private static void assertSigns(PrivateKey key, KeyPair pair) {
    KeyPen pen = new KeyPen(key, pair.getPublic());
    SignatureScheme scheme = SignatureScheme.of(pen.algorithm(), "the text");
    assertThat(scheme.verifies(pen.publicKey(), TEXT, pen.sign(TEXT))).isTrue();
  }
}
