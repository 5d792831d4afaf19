package io.sealport.cli.trust;

import io.sealport.api.TrustRequest;
import io.sealport.api.TrustedAuthority;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import io.sealport.pki.ForeignCrl;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CRLHolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport trust add}. */
@CommandLine.Command(
    name = "add",
    description = {
      "Let the users of another CA in too; administrators alone may. FILE holds the CA and every CA",
      "above it up to its root. What is no CA, not in force or weak is refused with what was found.",
      "Done again with a newer CRL it brings that."
    },
    footer = {
      "",
      "Examples:",
      "  sealport trust add partner-ca.pem --crl partner.crl --home ./ca",
      "  sealport trust add partner-ca.pem --crl-url http://crl.example.com/partner.crl --home ./ca"
    })
@Prints(value = TrustedAuthority.class, list = true)
public final class TrustAddCommand extends Command {

  private static final long MAX_BYTES = 1 << 20;
  private static final long MAX_CRL_BYTES = 16L << 20;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "FILE", description = "Certificates of CAs, PEM or DER.")
  private Path file = Path.of("");

  @Option(
      names = "--crl",
      paramLabel = "FILE",
      description = "The CRL of one of these CAs, PEM or DER; repeatable.")
  private List<Path> crls = new ArrayList<>();

  @Option(
      names = "--crl-url",
      paramLabel = "URL",
      description = "Where the server fetches it, now and every hour; repeatable.")
  private List<String> urls = new ArrayList<>();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the journal.")
  private @Nullable String reason;

  @Override
  protected ExitCode run(Printer printer) {
    String certificates =
        Pem.certificates(Pem.readCertificates(SafeFile.read(file, MAX_BYTES), file.toString()));
    String lists = crls.stream().map(TrustAddCommand::pem).collect(Collectors.joining());
    TrustRequest body =
        new TrustRequest(certificates, lists.isEmpty() ? null : lists, urls, reason);
    try (Connection connection = server.connect()) {
      List<TrustedAuthority> added =
          Arrays.asList(
              connection.api().post("/trusted-authorities", body, TrustedAuthority[].class));
      added.stream().filter(a -> a.crl() == null).forEach(a -> warn(a, printer));
      printer.say("FTP servers let its users in once they have the new client-ca.pem: ProFTPD by");
      printer.say("  TLSUserName CommonName as who the certificate names, vsftpd and Pure-FTPd");
      printer.say("  under any login whose password is known");
      printer.result(added, TrustTable.of(added));
    }
    return ExitCode.DONE;
  }

  private static void warn(TrustedAuthority added, Printer printer) {
    printer.say(added.owner() + " has no CRL here: who is revoked there comes in,");
    printer.say("  and FTP servers that check CRLs (ProFTPD from 1.3.9a) refuse all of its users");
    printer.hint("--crl FILE or --crl-url URL brings it");
  }

  private static String pem(Path crl) {
    return ForeignCrl.read(SafeFile.read(crl, MAX_CRL_BYTES), crl.toString()).stream()
        .map(TrustAddCommand::pem)
        .collect(Collectors.joining());
  }

  private static String pem(X509CRLHolder crl) {
    try {
      return Pem.encode("X509 CRL", crl.getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
