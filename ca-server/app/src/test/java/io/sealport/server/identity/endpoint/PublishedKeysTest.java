package io.sealport.server.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.KeyHash;
import io.sealport.pki.Keys;
import io.sealport.pki.TestKeys;
import java.util.Base64;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class PublishedKeysTest {

  /** The public half of demos/bio/server-ec.pem of OpenSSL. */
  static final SubjectPublicKeyInfo OF_OPENSSL =
      SubjectPublicKeyInfo.getInstance(
          Base64.getDecoder()
              .decode(
                  "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAErMUwttc/Jg2AF/0YCyuVxiTZj5R3GFTKpen0nkvvX02Z"
                      + "59TGtdvd9v1AXxUyEzrh74iWJEOSsVUorZoDMJxd1Q=="));

  private final PublishedKeys keys = new PublishedKeys();

  @Test
  void knows_a_key_that_came_with_a_product() {
    assertThat(keys.origin(KeyHash.of(OF_OPENSSL))).hasValue("OpenSSL 3.0.20, sources");
  }

  @Test
  void knows_keys_of_every_heading() {
    // One of each product, as they stand in the file.
    assertThat(
            keys.origin(
                new KeyHash("8e429ff11cdcb11b0d1ea4b1e775771dd818e002793d149e380a3d90a9db3ec1")))
        .hasValueSatisfying(p -> assertThat(p).startsWith("ProFTPD"));
    assertThat(
            keys.origin(
                new KeyHash("226acd9b52f5731987d46521bbe02fa88045f9eb0c4a262690022d23cbb5eef2")))
        .hasValueSatisfying(p -> assertThat(p).startsWith("Go 1.19"));
  }

  @Test
  void knows_nothing_of_a_key_of_ones_own() {
    assertThat(keys.origin(KeyHash.of(Keys.info(TestKeys.ec().getPublic())))).isEmpty();
  }
}
