package io.sealport.cli.operate;

import io.sealport.api.RevokeRequest;
import io.sealport.api.Revoked;
import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport hold}. */
@CommandLine.Command(
    name = "hold",
    description = {
      "Put a certificate on hold: revoked until it is released, or for good.",
      "OCSP says revoked (certificateHold) at once, the next CRL lists it."
    },
    footer = {"", "Example:", "  sealport hold ./alice/cert.pem --home ./ca"})
@Prints(Revoked.class)
public final class HoldCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "SERIAL|FILE", description = "A serial in hex, or a certificate.")
  private String certificate = "";

  @Option(
      names = "--lineage",
      description = "Also what it renewed, and what renewed it, from first to last.")
  private boolean lineage;

  @Override
  protected ExitCode run(Printer printer) {
    SerialNumber serial = CertificateRef.serial(certificate);
    RevokeRequest body = new RevokeRequest(RevocationReason.CERTIFICATE_HOLD.wire(), lineage);
    try (Connection connection = server.connect()) {
      Revoked done =
          connection.api().post("/certificates/" + serial + "/revoke", body, Revoked.class);
      done.already().forEach(s -> printer.say(s + " was revoked or held before"));
      printer.result(done, CertificateTable.of(done.revoked(), done.serials(), "held"));
    }
    return ExitCode.DONE;
  }
}
