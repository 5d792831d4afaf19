package io.sealport.cli.trust;

import io.sealport.api.TrustedAuthority;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport trust show}. */
@CommandLine.Command(
    name = "show",
    description = "Show a trusted CA: issuer, owner, dates, fingerprint, CRL.",
    footer = {"", "Example:", "  sealport trust show 8c1f0a4b5d6e7f80 --home ./ca"})
@Prints(TrustedAuthority.class)
public final class TrustShowCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "As trust list shows it.")
  private String id = "";

  @Option(names = "--pem", description = "Print the certificate alone.")
  private boolean pem;

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      TrustedAuthority trusted =
          connection.api().get("/trusted-authorities/" + Query.segment(id), TrustedAuthority.class);
      if (pem) {
        printer.result(trusted, trusted.certificate());
      } else {
        printer.result(trusted, TrustTable.window(trusted));
      }
    }
    return ExitCode.DONE;
  }
}
