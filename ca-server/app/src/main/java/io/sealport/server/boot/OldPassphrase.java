package io.sealport.server.boot;

import io.sealport.files.SafeFile;
import java.nio.file.Path;
import java.util.Optional;

/** The passphrase of an old CA's key, which may be short, or none. */
final class OldPassphrase {

  private static final String VARIABLE = "SEALPORT_IMPORT_PASSPHRASE";
  private static final long MAX_BYTES = 4096;

  private OldPassphrase() {}

  /** From the file, else from the environment; empty if neither tells it. To be wiped. */
  static char[] find(Optional<Path> named) {
    return named
        .map(f -> SafeFile.readSecret(f, MAX_BYTES).strip())
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .orElse("")
        .toCharArray();
  }
}
