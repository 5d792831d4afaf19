package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An admin's file as it is.
 *
 * @param file where it really is, behind all links
 * @param found its text; empty where there is no such file
 */
record ConfigFile(Path file, Optional<String> found) {

  /** Every byte is a character and comes back as it was, whatever the admin's encoding. */
  static final Charset CHARSET = StandardCharsets.ISO_8859_1;

  private static final int MAX_BYTES = 4 << 20;

  /**
   * Reads one that must be there.
   *
   * @throws Fault NOT_FOUND if it is not
   */
  static ConfigFile read(Path file) {
    byte[] bytes = SafeFile.read(file, MAX_BYTES);
    return new ConfigFile(real(file), Optional.of(new String(bytes, CHARSET)));
  }

  /** Reads one that may be missing. */
  static ConfigFile readOrNew(Path file) {
    return Files.exists(file) ? read(file) : new ConfigFile(file, Optional.empty());
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot find out where " + file + " is", e);
    }
  }

  /** The text, empty for a new file. */
  String text() {
    return found.orElse("");
  }

  /** The change to that text; none if it is that already. */
  List<Change> edited(String text) {
    return found.filter(text::equals).isPresent()
        ? List.of()
        : List.of(new Change.Edit(file, found, text));
  }
}
