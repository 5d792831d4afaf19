package io.sealport.policy.key;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.KeyHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Keys that came with products, packages and test suites: anybody has their private half. {@code
 * published-keys.txt} says where each stands. In another encoding a key has another hash; that,
 * other checks refuse.
 */
final class PublishedKeys implements KeyCheck {

  private static final String FILE = "published-keys.txt";

  private final Map<KeyHash, String> places;

  PublishedKeys() {
    this.places = read();
  }

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    return place(KeyHash.of(key))
        .map(
            place ->
                new Violation(
                    "key.published",
                    "a key that anybody can download: " + place,
                    "a new key of your own"));
  }

  /** File and product; empty for a key that nobody published, as far as is known. */
  Optional<String> place(KeyHash key) {
    return Optional.ofNullable(places.get(key));
  }

  /** Lines of hash, kind and file below a heading that names the product. */
  private static Map<KeyHash, String> read() {
    Map<KeyHash, String> found = new HashMap<>();
    String product = "";
    for (String line : text().lines().toList()) {
      if (line.startsWith("# ")) {
        product = line.substring(2);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ", 3);
        found.put(new KeyHash(words[0]), words[2] + " (" + product + ")");
      }
    }
    return Map.copyOf(found);
  }

  private static String text() {
    try (InputStream stream = PublishedKeys.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw Fault.of(Kind.INTERNAL, "no " + FILE + " in the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot read " + FILE, e);
    }
  }
}
