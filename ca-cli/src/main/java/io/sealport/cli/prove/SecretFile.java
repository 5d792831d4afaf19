package io.sealport.cli.prove;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.nio.file.Path;
import java.util.List;

/** Files that hold what nobody else may see; others than their owner may not read them. */
final class SecretFile {

  /** A chain of certificates or a token with many groups has some KiB. */
  private static final int MAX_BYTES = 64 * 1024;

  private SecretFile() {}

  /**
   * The one line of the file, with its blanks: a password may begin with one.
   *
   * @param what the secret, for messages
   * @throws Fault NOT_FOUND, TOO_LARGE; BAD_CONFIGURATION if others may read it; BAD_INPUT if it is
   *     empty or has several lines
   */
  static String line(Path file, String what) {
    List<String> lines = SafeFile.readSecret(file, MAX_BYTES).lines().toList();
    if (lines.isEmpty() || lines.get(0).isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, file + " holds no " + what);
    }
    if (lines.size() > 1) {
      throw Fault.of(
          Kind.BAD_INPUT, file + " has " + lines.size() + " lines; wanted one, the " + what);
    }
    return lines.get(0);
  }

  /**
   * All of the file.
   *
   * @throws Fault as {@link #line}
   */
  static String text(Path file, String what) {
    String text = SafeFile.readSecret(file, MAX_BYTES).strip();
    if (text.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, file + " is empty; wanted the " + what);
    }
    return text;
  }
}
