package io.sealport.server.identity;

import io.sealport.pki.KeyAuthorization;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file that must hold a key authorization and nothing else. */
public final class ProofFile {

  /** A key authorization has 87 characters; some editors add line ends. */
  public static final int MAX_BYTES = 1024;

  private ProofFile() {}

  /**
   * What is wrong with its content; empty if nothing is. What was found is not repeated: it may be
   * something that only the CA can read.
   */
  public static Optional<String> objection(byte[] content, KeyAuthorization wanted) {
    // As in RFC 8555 8.3: whitespace at the end is ignored.
    String found = new String(content, StandardCharsets.ISO_8859_1).stripTrailing();
    return found.equals(wanted.text())
        ? Optional.empty()
        : Optional.of(
            "has "
                + content.length
                + " bytes that are something else; wanted the key authorization of this request");
  }
}
