package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is written of a certificate; the configuration's reader judges it. */
final class EntryOptions {

  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      description = "The CA's https address.")
  private URI server = URI.create("https://localhost");

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "The CA's root, PEM, to which everything must lead; default FOLDER/root.pem.")
  private @Nullable Path trust;

  @Option(names = "--same-key", description = "Keep the key at renewals; else each has a new one.")
  private boolean sameKey;

  @Option(
      names = "--refresh",
      paramLabel = "D",
      description = "How often client CAs and CRLs are fetched; default 6h.")
  private @Nullable String refresh;

  @Option(
      names = "--p12-passphrase-file",
      paramLabel = "FILE",
      description = "The passphrase for a user's .p12; else the one beside it is kept.")
  private @Nullable Path p12PassphraseFile;

  @Option(
      names = "--install",
      paramLabel = "KIND",
      description = "The FTP server to install at, as sealport install --server names it.")
  private @Nullable String install;

  @Option(
      names = "--with",
      paramLabel = "KEY=VALUE",
      description =
          "An option of sealport install without its dashes, such as config=/etc/vsftpd.conf;"
              + " repeatable, restart-command and probe also with one key.")
  private List<String> with = new ArrayList<>();

  @Option(
      names = "--on-success",
      paramLabel = "WORD",
      description = "What is run when new files are in place: program, then each argument.")
  private List<String> onSuccess = new ArrayList<>();

  @Option(
      names = "--on-error",
      paramLabel = "WORD",
      description = "What is run, once a day, when something does not succeed; likewise.")
  private List<String> onError = new ArrayList<>();

  @Option(
      names = "--hook-limit",
      paramLabel = "D",
      description = "How long either may take; default 60s.")
  private @Nullable String hookLimit;

  /** The lines of its entry, the first without the dash. */
  List<String> lines(String id, Path folder) {
    List<String> lines = new ArrayList<>();
    put(lines, "id", id);
    put(lines, "folder", folder);
    put(lines, "server", server);
    put(lines, "trust", trust == null ? null : trust.toAbsolutePath().normalize());
    put(lines, "key", sameKey ? "same" : null);
    put(lines, "refresh", refresh);
    put(
        lines,
        "p12-passphrase-file",
        p12PassphraseFile == null ? null : p12PassphraseFile.toAbsolutePath().normalize());
    putInstall(lines);
    putList(lines, "on-success", onSuccess);
    putList(lines, "on-error", onError);
    put(lines, "hook-limit", hookLimit);
    return lines;
  }

  private void putInstall(List<String> lines) {
    if (install == null) {
      if (!with.isEmpty()) {
        throw Fault.of(Kind.BAD_INPUT, "--with goes with --install KIND");
      }
      return;
    }
    lines.add("install:");
    lines.add("  " + InstallSection.SERVER + ": " + ConfigText.quoted(install));
    details()
        .forEach(
            (key, values) ->
                lines.add(
                    "  "
                        + key
                        + ": "
                        + (InstallSection.LISTS.contains(key)
                            ? list(values)
                            : ConfigText.quoted(values.get(values.size() - 1)))));
  }

  private Map<String, List<String>> details() {
    Map<String, List<String>> details = new LinkedHashMap<>();
    for (String pair : with) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? "" : pair.substring(0, equals);
      if (!key.matches("[a-z-]+")) {
        throw Fault.of(Kind.BAD_INPUT, "--with \"" + pair + "\"; wanted KEY=VALUE");
      }
      details.computeIfAbsent(key, k -> new ArrayList<>()).add(pair.substring(equals + 1));
    }
    return details;
  }

  private static void put(List<String> lines, String key, @Nullable Object value) {
    if (value != null) {
      lines.add(key + ": " + ConfigText.quoted(value));
    }
  }

  private static void putList(List<String> lines, String key, List<String> values) {
    if (!values.isEmpty()) {
      lines.add(key + ": " + list(values));
    }
  }

  private static String list(List<String> values) {
    return values.stream().map(ConfigText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
