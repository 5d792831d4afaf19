package io.sealport.cli.operate;

import io.sealport.api.CertificateBundle;
import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.delivery.Delivery;
import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import io.sealport.pki.SerialNumber;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport export}. */
@CommandLine.Command(
    name = "export",
    description = {
      "Write an issued certificate with its chain and fresh CRLs into a folder.",
      "With --private-key also the files that hold the key; the key itself stays here."
    },
    footer = {
      "",
      "Example:",
      "  sealport export 8c1f... --out ./ftp --home ./ca",
    })
@Prints(ExportCommand.Exported.class)
public final class ExportCommand extends Command {

  private static final int MAX_BYTES = 1 << 20;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "SERIAL|FILE", description = "A serial in hex, or a certificate.")
  private String certificate = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder; made if need be.")
  private Path out = Path.of("");

  @Option(
      names = "--private-key",
      paramLabel = "FILE",
      description = "The certificate's private key, for key.pem, bundle.pem and .p12.")
  private @Nullable Path privateKey;

  @Option(
      names = "--p12-passphrase-file",
      paramLabel = "FILE",
      description = "The passphrase for a user's .p12; without it one is made up.")
  private @Nullable Path p12PassphraseFile;

  @Option(
      names = "--force",
      description = "Replace what is in the folder; it is kept in its previous/.")
  private boolean force;

  /** What {@code --json} prints. */
  record Exported(
      String serial, String profile, List<String> names, String out, List<String> files) {}

  @Override
  protected ExitCode run(Printer printer) {
    SerialNumber serial = CertificateRef.serial(certificate);
    Delivery delivery = new Delivery(out, p12PassphraseFile);
    if (!force) {
      delivery.requireFree(List.of());
    }
    try (Connection connection = server.connect()) {
      CertificateBundle bundle =
          connection.api().get("/certificates/" + serial, CertificateBundle.class);
      Optional<KeyPair> key = key(bundle);
      List<Path> files = force ? delivery.replace(bundle, key) : delivery.create(bundle, key);
      List<String> names =
          files.stream().map(f -> String.valueOf(f.getFileName())).sorted().toList();
      printer.result(
          new Exported(
              bundle.info().serial(),
              bundle.info().profile(),
              bundle.info().names(),
              out.toString(),
              names),
          Table.of()
              .row("Serial", bundle.info().serial())
              .row("Folder", out)
              .row("Files", String.join(" ", names)));
    }
    return ExitCode.DONE;
  }

  private Optional<KeyPair> key(CertificateBundle bundle) {
    return Optional.ofNullable(privateKey)
        .map(
            file ->
                PrivateKeys.pair(
                    SafeFile.readText(file, MAX_BYTES), bundle.certificate(), file.toString()));
  }
}
