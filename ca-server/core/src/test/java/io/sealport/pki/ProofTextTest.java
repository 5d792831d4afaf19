package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.ProofText.Purpose;
import java.security.KeyPair;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTextTest {

  private static final KeyHash CERTIFIED = new KeyHash("ab".repeat(32));
  private static final ProofText TEXT = new ProofText(Purpose.CERTIFICATE, "r1", "n-_1", CERTIFIED);

  private static Pen pen(KeyPair pair) {
    return new KeyPen(pair.getPrivate(), pair.getPublic());
  }

  private static SubjectPublicKeyInfo key(KeyPair pair) {
    return Keys.info(pair.getPublic());
  }

  @Test
  void is_five_lines_of_ascii() {
    assertThat(TEXT.text())
        .isEqualTo(
            "Sealport proof of possession 1\npurpose: certificate\nrequest: r1\nnonce: n-_1\nkey: "
                + "ab".repeat(32)
                + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519"})
  void a_pen_of_every_kind_proves(String type) {
    KeyPair pair = TestKeys.of(type);

    assertThat(TEXT.isSignedBy(key(pair), TEXT.sign(pen(pair)))).isTrue();
  }

  @Test
  void another_key_proves_nothing() {
    assertThat(TEXT.isSignedBy(key(TestKeys.ec()), TEXT.sign(pen(TestKeys.fresh())))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "RENEWAL,r1,n-_1,ab",
    "CERTIFICATE,r2,n-_1,ab",
    "CERTIFICATE,r1,n2,ab",
    "CERTIFICATE,r1,n-_1,cd"
  })
  void a_proof_of_something_else_proves_nothing(
      Purpose purpose, String request, String nonce, String key) {
    KeyPair pair = TestKeys.ec();
    ProofText other = new ProofText(purpose, request, nonce, new KeyHash(key.repeat(32)));

    assertThat(TEXT.isSignedBy(key(pair), other.sign(pen(pair)))).isFalse();
  }

  @Test
  void line_ends_in_the_base64_do_not_matter() {
    KeyPair pair = TestKeys.of("rsa-2048");
    String wrapped = TEXT.sign(pen(pair)).replaceAll("(.{64})", "$1\r\n") + "\n";

    assertThat(TEXT.isSignedBy(key(pair), wrapped)).isTrue();
  }

  @Test
  void what_is_no_base64_is_refused_with_words() {
    assertThatThrownBy(() -> TEXT.isSignedBy(key(TestKeys.ec()), "-----BEGIN"))
        .isInstanceOf(Fault.class)
        .hasMessage("the signature is not base64");
    assertThatThrownBy(() -> TEXT.isSignedBy(key(TestKeys.ec()), "A".repeat(4097)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("4097 characters");
  }

  @Test
  void bytes_that_are_no_signature_prove_nothing() {
    String noise = Base64.getEncoder().encodeToString(new byte[70]);

    assertThat(TEXT.isSignedBy(key(TestKeys.ec()), noise)).isFalse();
    assertThat(TEXT.isSignedBy(key(TestKeys.of("ed25519")), noise)).isFalse();
    assertThat(TEXT.isSignedBy(key(TestKeys.of("rsa-2048")), noise)).isFalse();
  }

  @Test
  void a_key_that_takes_long_to_verify_is_refused_before() throws Exception {
    java.math.BigInteger huge = java.math.BigInteger.ONE.shiftLeft(16_384).setBit(0);
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
            new RSAPublicKey(huge, java.math.BigInteger.valueOf(65_537)));

    assertThatThrownBy(() -> TEXT.isSignedBy(key, "AAAA"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the signing key is RSA of 16385 bits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nnonce: b", "a b", "a:b"})
  void nothing_that_could_be_read_as_another_line(String value) {
    assertThatThrownBy(() -> new ProofText(Purpose.RENEWAL, value, "n", CERTIFIED))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the request of a proof is");
    assertThatThrownBy(() -> new ProofText(Purpose.RENEWAL, "r", value, CERTIFIED))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the nonce of a proof is");
  }
}
