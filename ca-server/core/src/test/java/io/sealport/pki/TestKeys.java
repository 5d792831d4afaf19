package io.sealport.pki;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Keys for tests: one of each type and number in a run, since RSA keys are slow to make. */
public final class TestKeys {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

  private TestKeys() {}

  /** The run's key of that type. */
  public static KeyPair of(KeyType type) {
    return of(type, 0);
  }

  /** The run's key of that type and number. */
  public static KeyPair of(KeyType type, int number) {
    return MADE.computeIfAbsent(type + "/" + number, k -> Keys.generate(type, RANDOM));
  }

  /** The run's key of that type as profiles spell it. */
  public static KeyPair of(String type) {
    return of(KeyType.parse(type));
  }

  /** The run's P-256 key. */
  public static KeyPair ec() {
    return of(KeyType.EC_P256);
  }

  /** The run's P-256 key of that holder. */
  public static KeyPair ecOf(String holder) {
    return MADE.computeIfAbsent("ec of " + holder, k -> Keys.generate(KeyType.EC_P256, RANDOM));
  }

  /** A P-256 key that everybody has: the public half of demos/bio/server-ec.pem of OpenSSL. */
  public static SubjectPublicKeyInfo published() {
    return SubjectPublicKeyInfo.getInstance(
        Base64.getDecoder()
            .decode(
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAErMUwttc/Jg2AF/0YCyuVxiTZj5R3GFTKpen0nkvvX02Z"
                    + "59TGtdvd9v1AXxUyEzrh74iWJEOSsVUorZoDMJxd1Q=="));
  }

  /** A P-256 key that nobody else has. */
  public static KeyPair fresh() {
    return Keys.generate(KeyType.EC_P256, RANDOM);
  }
}
