package io.sealport.cli.inspect;

import io.sealport.api.CertificateBundle;
import io.sealport.api.CertificateInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Inspection;
import io.sealport.pki.Inspection.Revocation;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code sealport show}: a file without any server, a serial with what the server's ledger says.
 */
@CommandLine.Command(
    name = "show",
    description = {
      "Show a certificate as the window of an FTP program does, and mark the first thing that is"
          + " wrong as Invalid.",
      "A file (PEM, DER, PKCS#12) is shown offline; of a serial the server is asked."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing is wrong", "9:something is Invalid"},
    footer = {
      "",
      "Examples:",
      "  sealport show cert.pem --host ftp.example.com --trust root.pem",
      "  sealport show 8f3c5a90d1e24b7786aa01c2d3e4f506 --home /var/lib/sealport"
    })
@Prints(ShowReport.class)
public final class ShowCommand extends Command {

  private final Clock clock;

  @Parameters(paramLabel = "SERIAL|FILE", description = "A serial in hex, or a file.")
  private String what = "";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The name or address by which clients connect; it must be in the certificate.")
  private @Nullable String host;

  @Mixin private P12Options p12 = new P12Options();
  @Mixin private ServerOptions server = new ServerOptions();

  /** The command at the present time. */
  public ShowCommand() {
    this(Clock.systemUTC());
  }

  ShowCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  protected ExitCode run(Printer printer) {
    Optional<Name> name = Optional.ofNullable(host).map(h -> Name.parse(h, Name.Type.DNS));
    ShowReport report = isFile() ? file(name) : ledger(serial(), name);
    printer.result(report, report.table());
    return report.exitCode();
  }

  private boolean isFile() {
    try {
      return Files.exists(Path.of(what));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private SerialNumber serial() {
    try {
      return SerialNumber.parse(what);
    } catch (Fault e) {
      throw Fault.of(
          Kind.NOT_FOUND, "there is no file \"" + what + "\", and it is not a serial in hex");
    }
  }

  private ShowReport file(Optional<Name> name) {
    Path path = Path.of(what);
    CertificateFile file = CertificateFile.read(path, () -> p12.passphrase(path));
    Path trust = server.given().trust();
    List<X509CertificateHolder> anchors =
        trust == null ? List.of() : CertificateFile.certificates(trust);
    return ShowReport.of(
        CertificateWindow.of(
            new Inspection(
                file.certificate(),
                file.chain(),
                anchors,
                clock.instant(),
                name,
                Optional.empty())),
        KeyHash.of(file.certificate().getSubjectPublicKeyInfo()).hex(),
        null);
  }

  private ShowReport ledger(SerialNumber serial, Optional<Name> name) {
    CertificateBundle bundle;
    try (Connection connection = server.connect()) {
      bundle = connection.api().get("/certificates/" + serial, CertificateBundle.class);
    }
    X509CertificateHolder certificate = certificates(bundle.certificate()).get(0);
    return ShowReport.of(
        CertificateWindow.of(
            new Inspection(
                certificate,
                bundle.chain().isBlank() ? List.of() : certificates(bundle.chain()),
                certificates(bundle.root()),
                clock.instant(),
                name,
                revocation(bundle.info()))),
        KeyHash.of(certificate.getSubjectPublicKeyInfo()).hex(),
        bundle.info());
  }

  private static List<X509CertificateHolder> certificates(String pem) {
    return Pem.readCertificates(pem.getBytes(StandardCharsets.US_ASCII), "the server's answer");
  }

  private static Optional<Revocation> revocation(CertificateInfo info) {
    return Optional.ofNullable(info.revokedAt())
        .map(at -> new Revocation(at, info.reason() == null ? "unspecified" : info.reason()));
  }
}
