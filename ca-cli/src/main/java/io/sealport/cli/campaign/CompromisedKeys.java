package io.sealport.cli.campaign;

import io.sealport.cli.operate.KeyReference;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.KeyHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys that are named as compromised. */
final class CompromisedKeys {

  private static final long MAX_BYTES = 1 << 20;

  @Option(
      names = "--compromised-key",
      paramLabel = "FILE|SHA256",
      description = {
        "A key that is compromised: a certificate, CSR, public or private key, or the SHA-256 of",
        "the public key. It is blocked at once, its certificates are meant too. May be repeated."
      })
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--compromised-keys",
      paramLabel = "LIST",
      description = "Many of them: one SHA-256 a line; # begins a comment.")
  private @Nullable Path list;

  /**
   * The SHA-256 of each; only that leaves the machine.
   *
   * @throws Fault BAD_INPUT if one cannot be read
   */
  List<String> hashes() {
    List<String> all = new ArrayList<>();
    keys.forEach(k -> all.add(KeyReference.hash(k).hex()));
    Path file = list;
    if (file != null) {
      String[] lines = SafeFile.readText(file, MAX_BYTES).split("\\R", -1);
      for (int i = 0; i < lines.length; i++) {
        String text = lines[i].replaceFirst("#.*", "").strip();
        if (!text.isEmpty()) {
          all.add(parsed(text, file, i + 1));
        }
      }
    }
    return all.stream().distinct().toList();
  }

  private static String parsed(String text, Path file, int line) {
    try {
      return KeyHash.parse(text).hex();
    } catch (Fault e) {
      throw Fault.of(Kind.BAD_INPUT, file + ":" + line + ": " + e.message());
    }
  }
}
