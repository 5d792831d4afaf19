package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAuthorizationTest {

  private static final String TOKEN = "evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA";

  @Test
  void rfc_7638_3_1_rsa() throws IOException {
    String n =
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_B"
            + "JECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQ"
            + "R0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-"
            + "bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDK"
            + "gw";
    RSAPublicKey key = new RSAPublicKey(number(n), number("AQAB"));

    assertThat(
            KeyAuthorization.of(
                "t",
                new SubjectPublicKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), key)))
        .hasToString("t.NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }

  @Test
  void rfc_8037_a_3_ed25519() {
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
            octets("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));

    assertThat(KeyAuthorization.of("t", key))
        .hasToString("t.kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void rfc_9449_6_1_p256() {
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey,
                new ASN1ObjectIdentifier("1.2.840.10045.3.1.7")),
            org.bouncycastle.util.Arrays.concatenate(
                new byte[] {4},
                octets("l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs"),
                octets("9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA")));

    assertThat(KeyAuthorization.of("t", key))
        .hasToString("t.0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
  }

  @ParameterizedTest
  @CsvSource({"ec-p256, 32", "ec-p384, 48", "ec-p521, 66"})
  void a_curve_is_named_and_its_coordinates_keep_their_zeros(String type, int octets)
      throws Exception {
    KeyPair pair = withAShortX(KeyType.parse(type), octets);
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    String json =
        "{\"crv\":\"P-"
            + type.substring(4)
            + "\",\"kty\":\"EC\",\"x\":\""
            + coordinate(key.getW().getAffineX(), octets)
            + "\",\"y\":\""
            + coordinate(key.getW().getAffineY(), octets)
            + "\"}";

    assertThat(KeyAuthorization.of(TOKEN, Keys.info(key)).text())
        .isEqualTo(TOKEN + "." + text(sha256(json)));
  }

  /** One key of 256 has a coordinate that begins with a zero octet; in P-521 one of two. */
  private static KeyPair withAShortX(KeyType type, int octets) {
    for (int i = 0; ; i++) {
      KeyPair pair = TestKeys.of(type, 1000 + i);
      BigInteger x = ((ECPublicKey) pair.getPublic()).getW().getAffineX();
      if (x.bitLength() <= (octets - 1) * 8) {
        return pair;
      }
    }
  }

  @Test
  void its_digest_is_that_of_the_whole_text() throws Exception {
    KeyAuthorization authorization =
        KeyAuthorization.of(TOKEN, Keys.info(TestKeys.ec().getPublic()));

    assertThat(authorization.sha256()).isEqualTo(sha256(authorization.text()));
    assertThat(authorization.txt())
        .isEqualTo(text(sha256(authorization.text())))
        .hasSize(43)
        .doesNotContain("=");
  }

  @Test
  void another_key_or_another_token_is_another_authorization() {
    SubjectPublicKeyInfo one = Keys.info(TestKeys.ecOf("one").getPublic());
    SubjectPublicKeyInfo two = Keys.info(TestKeys.ecOf("two").getPublic());

    assertThat(KeyAuthorization.of(TOKEN, one))
        .isEqualTo(KeyAuthorization.of(TOKEN, one))
        .isNotEqualTo(KeyAuthorization.of(TOKEN, two))
        .isNotEqualTo(KeyAuthorization.of("other", one));
  }

  private static String coordinate(BigInteger value, int octets) {
    return text(BigIntegers.asUnsignedByteArray(octets, value));
  }

  private static byte[] sha256(String text) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static byte[] octets(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static BigInteger number(String text) {
    return new BigInteger(1, octets(text));
  }
}
