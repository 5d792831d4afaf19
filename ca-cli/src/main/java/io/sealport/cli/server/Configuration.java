package io.sealport.cli.server;

import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The one thing the command line needs to know of {@code HOME/sealport.yaml}. */
public final class Configuration {

  private static final int MAX_BYTES = 1 << 20;
  private static final Pattern PASSPHRASE_FILE =
      Pattern.compile("^\\s*passphrase-file\\s*:\\s*[^\\s#]", Pattern.MULTILINE);

  private Configuration() {}

  /** Whether the server finds its passphrase by itself, so that nobody need be asked. */
  public static boolean tellsPassphrase(Path home) {
    try {
      return PASSPHRASE_FILE
          .matcher(SafeFile.readText(home.resolve("sealport.yaml"), MAX_BYTES))
          .find();
    } catch (Fault e) {
      // Unreadable: the server will say so, in better words.
      return true;
    }
  }
}
