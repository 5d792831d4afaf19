package io.sealport.server.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The hash that ties each entry to the one before it in its node's chain. */
final class Chain {

  /** What stands before the first entry. */
  static final String START = "0".repeat(64);

  private Chain() {}

  /** The hash of an entry, were its number {@code seq}. */
  static String hash(JournalRow row, long seq) {
    MessageDigest digest = sha256();
    List<String> fields =
        new ArrayList<>(
            List.of(
                row.previous(),
                Long.toString(seq),
                Long.toString(row.at()),
                row.actor(),
                row.act(),
                row.subject(),
                row.details()));
    if (!row.node().isEmpty()) {
      // What was written before nodes had names was hashed without one.
      fields.add(row.node());
    }
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      // Length first: no two lists of fields give the same bytes.
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
