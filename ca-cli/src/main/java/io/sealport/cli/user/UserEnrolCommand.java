package io.sealport.cli.user;

import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Terminal;
import io.sealport.cli.delivery.Delivery;
import io.sealport.cli.enrol.Enrolled;
import io.sealport.cli.enrol.UserRequest;
import io.sealport.fault.ExitCode;
import io.sealport.pki.KeyType;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport user enrol}. */
@CommandLine.Command(
    name = "enrol",
    description = {
      "Get the certificate that you were invited to, and the settings for your FTP programs.",
      "The private key is made here and never sent. On a terminal the passphrase of the .p12 is",
      "shown once and not written; elsewhere it is written beside the .p12."
    },
    footer = {
      "",
      "Example:",
      "  sealport user enrol alice --token-file alice.token --server https://ca.example.com:8443 \\",
      "      --fingerprint 8c1f... --out ./alice --client lftp --ftp files.example.com"
    })
@Prints(Enrolled.class)
public final class UserEnrolCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private TrustedRoot pinned = new TrustedRoot();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(paramLabel = "LOGIN", description = "Your FTP login, exactly.")
  private String login = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for key, certificate and trust; made if need be.")
  private Path out = Path.of("");

  @Option(
      names = "--key-type",
      paramLabel = "TYPE",
      description = "ec-p256 (the default), ec-p384, rsa-3072, rsa-4096 or ed25519.")
  private String keyType = "ec-p256";

  @Option(names = "--validity", paramLabel = "D", description = "How long it is wanted for.")
  private @Nullable String validity;

  @Option(names = "--profile", paramLabel = "NAME", description = "Another than ftps-user.")
  private String profile = "ftps-user";

  @Option(
      names = "--p12-passphrase-file",
      paramLabel = "FILE",
      description = "The passphrase for the .p12; without it one is made up.")
  private @Nullable Path p12PassphraseFile;

  @Option(
      names = "--write-passphrase",
      description = "Write a made-up passphrase beside the .p12, on a terminal too.")
  private boolean writePassphrase;

  @Option(
      names = "--force",
      description = "Replace what is in the folder; it is kept in its previous/.")
  private boolean force;

  @Override
  protected ExitCode run(Printer printer) {
    settings.require();
    pinned.require(server);
    UserRequest.Wanted wanted =
        new UserRequest.Wanted(profile, login, Optional.empty(), KeyType.parse(keyType), validity);
    Delivery written = new Delivery(out, p12PassphraseFile);
    Delivery delivery = writePassphrase || !Terminal.shows() ? written : written.telling();
    UserRequest request = new UserRequest(wanted, delivery, force);
    Optional<Path> root = pinned.fetch(server, out, output.talk());
    try (Connection connection = root.map(server::connectTrusting).orElseGet(server::connect)) {
      String again = root.map(server::again).orElseGet(server::again);
      return tell(request.ask(connection, again), delivery, printer);
    }
  }

  private ExitCode tell(UserRequest.Became became, Delivery delivery, Printer printer) {
    Enrolled enrolled = became.enrolled();
    if (became.resumption().isPresent()) {
      printer.say("pending: request " + enrolled.id() + " is not issued yet");
      printer.hint(became.resumption().get());
      printer.result(enrolled, enrolled.table());
      return ExitCode.PENDING;
    }
    String lines = String.join("\n", enrolled.table().lines());
    String text = ClientSettings.text(settings.of(UserFiles.in(out)));
    printer.result(enrolled, lines + "\n\n" + text);
    delivery
        .untold()
        .ifPresent(p -> printer.say("the passphrase of the .p12, shown this once: " + p));
    return ExitCode.DONE;
  }
}
