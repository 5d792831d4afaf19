package io.sealport.cli.inspect;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Progress;
import io.sealport.fault.ExitCode;
import io.sealport.pki.Durations;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport status}: OCSP and CRL over the network, believed only where signed. */
@CommandLine.Command(
    name = "status",
    description = {
      "Ask over the network whether a certificate is revoked, as a client would: the OCSP"
          + " responder and the CRL that the certificate names.",
      "Needs no server of ours and no credential."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:good",
      "8:OCSP or CRL cannot be reached, and nothing worse was found",
      "9:revoked, unknown, not to be believed, or the two disagree"
    },
    footer = {"", "Example:", "  sealport status fullchain.pem --trust root.pem"})
@Prints(StatusReport.class)
public final class StatusCommand extends Command {

  private final Clock clock;

  @Parameters(paramLabel = "FILE", description = "The certificate: PEM, DER or PKCS#12.")
  private Path file = Path.of("");

  @Option(
      names = "--issuer",
      paramLabel = "FILE",
      description =
          "The CA that signed it; without it the file is searched, then the certificate's"
              + " caIssuers address is asked.")
  private @Nullable Path issuer;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "What the issuer must lead to; without it the issuer is taken as it is.")
  private @Nullable Path trust;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "15s",
      description = "For each whole answer (default: ${DEFAULT-VALUE}).")
  private String timeout = "15s";

  @Mixin private P12Options p12 = new P12Options();

  /** The command at the present time. */
  public StatusCommand() {
    this(Clock.systemUTC());
  }

  StatusCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  protected ExitCode run(Printer printer) {
    StatusCheck check =
        new StatusCheck(new Fetcher(Durations.parse(timeout)), clock, new SecureRandom());
    CertificateFile read = CertificateFile.read(file, () -> p12.passphrase(file));
    List<X509CertificateHolder> issuers = certificates(issuer);
    List<X509CertificateHolder> anchors = certificates(trust);
    StatusReport report =
        Progress.during(
            output.talk(), "asking OCSP and CRL", () -> check.check(read, issuers, anchors));
    printer.result(report, report.table());
    return report.exitCode();
  }

  private static List<X509CertificateHolder> certificates(@Nullable Path file) {
    return file == null ? List.of() : CertificateFile.certificates(file);
  }
}
