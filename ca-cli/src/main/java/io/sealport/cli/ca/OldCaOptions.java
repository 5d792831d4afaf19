package io.sealport.cli.ca;

import io.sealport.cli.console.Terminal;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where what of an old CA lies, what opens its key, and what becomes of it here. */
final class OldCaOptions {

  /** The environment variable that both programs read. */
  private static final String VARIABLE = "SEALPORT_IMPORT_PASSPHRASE";

  private static final Pattern PROFILES = Pattern.compile("([a-z0-9-]+),([a-z0-9-]+)");

  @Option(
      names = "--from",
      paramLabel = "KIND",
      description = "openssl, easy-rsa or pkcs12; found out without it.")
  private @Nullable String from;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its id here: imported, or imported- and more; imported without it.")
  private @Nullable String id;

  @Option(
      names = "--as",
      paramLabel = "SERVERS,USERS",
      description = {
        "The profiles by which its servers and users renew; ftps-server,ftps-user without it."
      })
  private @Nullable String as;

  @Option(
      names = "--key-passphrase-file",
      paramLabel = "FILE",
      description = "The passphrase of its key or .p12; or set SEALPORT_IMPORT_PASSPHRASE.")
  private @Nullable Path keyPassphraseFile;

  @Option(
      names = "--ca-cert",
      paramLabel = "FILE",
      description = "Its certificate, where it is not in the usual place.")
  private @Nullable Path caCertificate;

  @Option(
      names = "--ca-key",
      paramLabel = "FILE",
      description = "Its private key, where it is not in the usual place.")
  private @Nullable Path caKey;

  @Option(
      names = "--chain",
      paramLabel = "FILE",
      description = "The certificates of the CAs above it, up to the root.")
  private @Nullable Path chain;

  @Option(
      names = "--crl",
      paramLabel = "FILE",
      description = "Its last CRL, where it is not in the usual place or beside a .p12.")
  private @Nullable Path crl;

  @Option(
      names = "--certs",
      paramLabel = "DIR",
      description = "More certificates that it issued, one in each file.")
  private @Nullable Path certificates;

  /** The server program's arguments. */
  List<String> arguments(Path source, Path home) {
    List<String> arguments =
        new ArrayList<>(List.of("import", absolute(source), "--home", home.toString()));
    ListenOptions.add(arguments, "--from", from);
    ListenOptions.add(arguments, "--id", id);
    addFile(arguments, "--ca-cert", caCertificate);
    addFile(arguments, "--ca-key", caKey);
    addFile(arguments, "--chain", chain);
    addFile(arguments, "--crl", crl);
    addFile(arguments, "--certs", certificates);
    addFile(arguments, "--key-passphrase-file", keyPassphraseFile);
    String profiles = as;
    if (profiles != null) {
      var matcher = PROFILES.matcher(profiles);
      if (!matcher.matches()) {
        throw Fault.of(
            Kind.BAD_INPUT,
            "--as \"" + profiles + "\"; wanted two profiles, such as ftps-server,ftps-user");
      }
      arguments.addAll(
          List.of("--server-profile", matcher.group(1), "--user-profile", matcher.group(2)));
    }
    return arguments;
  }

  /** With the passphrase of the old key, asked for where there is somebody to ask. */
  Map<String, String> environment(Map<String, String> environment, Path source) {
    Map<String, String> with = new HashMap<>(environment);
    Optional<Console> console = Terminal.keyboard();
    if (keyPassphraseFile == null && !environment.containsKey(VARIABLE) && console.isPresent()) {
      char[] typed =
          console.get().readPassword("Passphrase of the key of %s (empty if none): ", source);
      with.put(VARIABLE, typed == null ? "" : new String(typed));
    }
    return with;
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  private static void addFile(List<String> arguments, String option, @Nullable Path file) {
    if (file != null) {
      arguments.addAll(List.of(option, absolute(file)));
    }
  }
}
