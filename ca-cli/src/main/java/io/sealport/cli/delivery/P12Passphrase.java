package io.sealport.cli.delivery;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The passphrase of a {@code .p12} file.
 *
 * @param text the passphrase
 * @param source who made it
 */
record P12Passphrase(String text, Source source) {

  /** Where a passphrase comes from. */
  enum Source {
    /** The user gave it, so that it need not be written beside the file. */
    CHOSEN,
    /** It stands beside the file that is replaced. */
    KEPT,
    /** It is new. */
    MADE_UP
  }

  /** 24 of 57 letters and digits: 140 bits. Those that look alike are left out. */
  private static final int LENGTH = 24;

  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int MAX_BYTES = 4096;

  /**
   * The user's own, else the one that stands beside the file that is replaced, so that clients need
   * not be told again, else a new one.
   */
  static P12Passphrase of(@Nullable Path chosen, Path beside) {
    if (chosen != null) {
      return new P12Passphrase(firstLine(chosen), Source.CHOSEN);
    }
    if (Files.exists(beside)) {
      return new P12Passphrase(firstLine(beside), Source.KEPT);
    }
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new P12Passphrase(text.toString(), Source.MADE_UP);
  }

  private static String firstLine(Path file) {
    return SafeFile.readText(file, MAX_BYTES)
        .lines()
        .findFirst()
        .filter(l -> !l.isEmpty())
        .orElseThrow(() -> Fault.of(Kind.BAD_INPUT, file + " holds no passphrase"));
  }

  @Override
  public String toString() {
    return "P12Passphrase[...]";
  }
}
