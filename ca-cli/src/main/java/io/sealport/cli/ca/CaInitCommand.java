package io.sealport.cli.ca;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Quoted;
import io.sealport.cli.console.RootPassphrase;
import io.sealport.cli.console.Table;
import io.sealport.cli.server.Passphrase;
import io.sealport.cli.server.ServerChild;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport ca init}. */
@CommandLine.Command(
    name = "init",
    description = {
      "Make a certificate authority: a root, the issuing CAs for servers and users, OCSP",
      "responders, and the first operator's certificate. Nothing that exists is touched."
    },
    footer = {
      "",
      "Example:",
      "  sealport ca init --home ./ca --name \"Example CA\" --base-url http://ca.example.com:8480"
    })
@Prints(CaInitCommand.Made.class)
public final class CaInitCommand extends Command {

  private static final int MAX_BYTES = 1 << 20;

  @Mixin private HomeOptions home = new HomeOptions();
  @Mixin private ListenOptions listen = new ListenOptions();

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "The CA's name.")
  private String name = "";

  @Option(
      names = "--base-url",
      required = true,
      paramLabel = "URL",
      description = "The plain http address that goes into every certificate.")
  private String baseUrl = "";

  @Option(
      names = "--key-type",
      paramLabel = "TYPE",
      description = "ec-p256 (the default), ec-p384, rsa-3072, rsa-4096 or ed25519.")
  private @Nullable String keyType;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      description = "The first operator; admin without it.")
  private @Nullable String operator;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "postgresql://[USER@]HOST[:PORT]/NAME of an empty PostgreSQL database; without it the",
        "database is an SQLite file in the home."
      })
  private @Nullable String database;

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description = "File with the database's password; without it ~/.pgpass is looked into.")
  private @Nullable Path databasePasswordFile;

  @Option(
      names = "--offline-root",
      paramLabel = "DIR",
      description = "Keep the root's key in this folder, outside the home, to be taken away.")
  private @Nullable Path offlineRoot;

  @Option(
      names = "--root-passphrase-file",
      paramLabel = "FILE",
      description = "The passphrase of that key; or set SEALPORT_ROOT_PASSPHRASE.")
  private @Nullable Path rootPassphraseFile;

  /**
   * What {@code --json} prints.
   *
   * @param root the root certificate's file
   * @param sha256 its fingerprint, lower-case hex
   * @param operators the folder of the first operator's certificate and key
   * @param offlineRoot the folder with the root's key, where it is not in the home
   */
  record Made(
      String home,
      String name,
      String baseUrl,
      String root,
      String sha256,
      String operators,
      @Nullable String offlineRoot) {}

  @Override
  protected ExitCode run(Printer printer) {
    Path folder = home.home();
    Passphrase passphrase =
        home.passphrase().orChosen(home.environment(), "A passphrase for the CA's keys");
    ExitCode ended =
        ServerChild.runQuietly(environment(), arguments(folder), passphrase, output.talk());
    if (ended != ExitCode.DONE) {
      return ended;
    }
    Path root = folder.resolve("public/root.pem");
    byte[] pem = SafeFile.read(root, MAX_BYTES);
    String sha256 = CertificateFacts.of(Pem.readCertificates(pem, root.toString()).get(0)).sha256();
    String operators = folder.resolve("operators").toString();
    printer.result(
        new Made(
            folder.toString(),
            name,
            baseUrl,
            root.toString(),
            sha256,
            operators,
            text(offlineRoot)),
        Table.of()
            .row("Home", folder)
            .row("Root", root)
            .row("SHA-256", sha256)
            .row("Operator", operators));
    if (offlineRoot != null) {
      printer.hint("take " + text(offlineRoot) + " away, with a second copy, and lock it up");
    }
    printer.hint("sealport serve" + Quoted.option("--home", folder));
    return ExitCode.DONE;
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toAbsolutePath().normalize().toString();
  }

  /** With the root's passphrase, which reaches the server's program in no other way. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(home.environment());
    if (offlineRoot != null) {
      char[] passphrase =
          RootPassphrase.choose(Optional.ofNullable(rootPassphraseFile), home.environment());
      environment.put(RootPassphrase.VARIABLE, new String(passphrase));
      Arrays.fill(passphrase, '\0');
    }
    return environment;
  }

  private List<String> arguments(Path folder) {
    List<String> arguments = new ArrayList<>(List.of("init", "--home", folder.toString()));
    ListenOptions.add(arguments, "--name", name);
    ListenOptions.add(arguments, "--base-url", baseUrl);
    ListenOptions.add(arguments, "--key-type", keyType);
    ListenOptions.add(arguments, "--operator", operator);
    ListenOptions.add(arguments, "--database", database);
    ListenOptions.add(arguments, "--database-password-file", databasePasswordFile);
    ListenOptions.add(arguments, "--offline-root", text(offlineRoot));
    arguments.addAll(listen.arguments());
    return arguments;
  }
}
