package io.sealport.cli.operate;

import io.sealport.api.ReleaseRequest;
import io.sealport.api.Released;
import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.pki.SerialNumber;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport release}. */
@CommandLine.Command(
    name = "release",
    description = {
      "Release a certificate that was put on hold.",
      "OCSP says good at once, the next CRL does not list it; what is revoked stays revoked."
    },
    footer = {"", "Example:", "  sealport release ./alice/cert.pem --home ./ca"})
@Prints(Released.class)
public final class ReleaseCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "SERIAL|FILE", description = "A serial in hex, or a certificate.")
  private String certificate = "";

  @Option(names = "--lineage", description = "Every held certificate of its renewal chain.")
  private boolean lineage;

  @Override
  protected ExitCode run(Printer printer) {
    SerialNumber serial = CertificateRef.serial(certificate);
    try (Connection connection = server.connect()) {
      Released done =
          connection
              .api()
              .post(
                  "/certificates/" + serial + "/release",
                  new ReleaseRequest(lineage),
                  Released.class);
      done.others().forEach(s -> printer.say(s + " was not held"));
      printer.result(done, CertificateTable.of(done.released(), done.serials(), "valid"));
    }
    return ExitCode.DONE;
  }
}
