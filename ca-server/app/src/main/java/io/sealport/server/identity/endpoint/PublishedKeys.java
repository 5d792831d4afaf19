package io.sealport.server.identity.endpoint;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that came with products, packages and test suites: anybody has their private half, so to
 * serve one proves nothing. {@code published-keys.txt} says where each comes from.
 */
final class PublishedKeys {

  private static final String FILE = "published-keys.txt";

  private final Map<KeyHash, String> origins;

  PublishedKeys() {
    this.origins = read();
  }

  /** The product whose key it is; empty for a key that nobody published, as far as is known. */
  Optional<String> origin(KeyHash key) {
    return Optional.ofNullable(origins.get(key));
  }

  /** Lines of hash, kind and file below a heading that names the product. */
  private static Map<KeyHash, String> read() {
    Map<KeyHash, String> found = new HashMap<>();
    String product = "";
    for (String line : text().lines().toList()) {
      if (line.startsWith("# ")) {
        product = line.substring(2);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        found.put(new KeyHash(line.substring(0, line.indexOf(' '))), product);
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
