package io.sealport.pki;

import io.sealport.testing.FakeClock;
import java.security.KeyPair;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Issuing CAs for tests that can sign, one of each id and key type in a run. */
public final class TestIssuers {

  /** An issuer and what it signs with. */
  public record Signing(Issuer issuer, Pen pen) {}

  private static final int KEY_NUMBER = 1000;
  private static final Map<String, Signing> MADE = new ConcurrentHashMap<>();

  private TestIssuers() {}

  /** The P-256 CA with that id, valid for ten years from {@link FakeClock#START}. */
  public static Issuer of(String id) {
    return signing(id, KeyType.EC_P256).issuer();
  }

  /** The CA with that id and type of key. */
  public static Signing signing(String id, KeyType type) {
    return MADE.computeIfAbsent(
        id + "/" + type,
        k -> {
          KeyPair pair = TestKeys.of(type, KEY_NUMBER + id.hashCode());
          return new Signing(
              StandInIssuer.of(id, pair, FakeClock.START),
              new KeyPen(pair.getPrivate(), pair.getPublic()));
        });
  }
}
