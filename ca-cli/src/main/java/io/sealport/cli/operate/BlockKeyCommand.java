package io.sealport.cli.operate;

import io.sealport.api.BlockKeysRequest;
import io.sealport.api.CertificateInfo;
import io.sealport.api.KeysBlocked;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Progress;
import io.sealport.cli.console.Table;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.KeyHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport policy block-key}. */
@CommandLine.Command(
    name = "block-key",
    description = {
      "Block a key: no certificate is issued for it any more.",
      "Only its SHA-256 leaves the machine. What is blocked already stays as it was."
    },
    footer = {
      "",
      "Examples:",
      "  sealport policy block-key stolen.key --reason \"copied from a backup\" --revoke --home ./ca",
      "  sealport policy block-key --file debian-weak.txt --reason CVE-2008-0166 --home ./ca"
    })
@Prints(KeysBlocked.class)
public final class BlockKeyCommand extends Command {

  /** What the server takes at once. */
  private static final int BATCH = 500;

  private static final long MAX_LIST_BYTES = 256L << 20;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|SHA256",
      description = "A certificate, CSR, public or private key, or the SHA-256 of the public key.")
  private @Nullable String key;

  @Option(
      names = "--file",
      paramLabel = "LIST",
      description = "Many keys: one SHA-256 a line; # begins a comment.")
  private @Nullable Path list;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; whoever asks for a certificate of the key sees it.")
  private String reason = "";

  @Option(
      names = "--revoke",
      description = "Also revoke the certificates of the key, for keyCompromise.")
  private boolean revoke;

  @Override
  protected ExitCode run(Printer printer) {
    List<String> keys = keys();
    try (Connection connection = server.connect()) {
      KeysBlocked all = block(connection.api(), keys);
      tell(all, printer);
      printer.result(all, table(all));
    }
    return ExitCode.DONE;
  }

  private List<String> keys() {
    Path file = list;
    String one = key;
    if ((one == null) == (file == null)) {
      throw Fault.of(Kind.BAD_INPUT, "wanted one of FILE|SHA256 and --file LIST");
    }
    return one != null ? List.of(KeyReference.hash(one).hex()) : listed(file);
  }

  private static List<String> listed(@Nullable Path file) {
    if (file == null) {
      return List.of();
    }
    String[] lines = SafeFile.readText(file, MAX_LIST_BYTES).split("\\R", -1);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      String text = lines[i].replaceFirst("#.*", "").strip();
      if (!text.isEmpty()) {
        keys.add(parsed(text, file, i + 1));
      }
    }
    if (keys.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, file + " holds no SHA-256");
    }
    return keys.stream().distinct().toList();
  }

  private static String parsed(String text, Path file, int line) {
    try {
      return KeyHash.parse(text).hex();
    } catch (Fault e) {
      throw Fault.of(Kind.BAD_INPUT, file + ":" + line + ": " + e.message());
    }
  }

  private KeysBlocked block(ApiClient api, List<String> keys) {
    KeysBlocked all =
        new KeysBlocked(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Progress progress = Progress.show(output.talk(), "blocking keys", keys.size())) {
      for (int from = 0; from < keys.size(); from += BATCH) {
        List<String> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
        KeysBlocked done =
            api.post(
                "/blocked-keys", new BlockKeysRequest(batch, reason, revoke), KeysBlocked.class);
        all.blocked().addAll(done.blocked());
        all.already().addAll(done.already());
        all.valid().addAll(done.valid());
        all.revoked().addAll(done.revoked());
        progress.count(from + batch.size());
      }
    }
    return all;
  }

  private void tell(KeysBlocked all, Printer printer) {
    printer.say(all.blocked().size() + " blocked, " + all.already().size() + " were before");
    if (!all.valid().isEmpty()) {
      printer.say(all.valid().size() + " valid certificates hold such a key");
      printer.hint("the same command with --revoke revokes them");
    }
  }

  private static Table table(KeysBlocked all) {
    List<CertificateInfo> certificates = new ArrayList<>(all.revoked());
    certificates.addAll(all.valid());
    return CertificateTable.of(certificates);
  }
}
