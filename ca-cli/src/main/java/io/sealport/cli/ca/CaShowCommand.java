package io.sealport.cli.ca;

import io.sealport.api.AuthorityInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport ca show}. */
@CommandLine.Command(
    name = "show",
    description = "Show one CA: its key, its dates, where its CRL and OCSP are.",
    footer = {
      "",
      "Example:",
      "  sealport ca show users --home ./ca",
      "  sealport ca show root --pem"
    })
@Prints(AuthorityInfo.class)
public final class CaShowCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "root, servers, users, or a later one.")
  private String id = "";

  @Option(names = "--pem", description = "Print the certificate itself instead.")
  private boolean pem;

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      AuthorityInfo ca =
          connection.api().get("/authorities/" + Query.segment(id), AuthorityInfo.class);
      if (pem) {
        printer.result(ca, ca.certificate());
      } else {
        printer.result(ca, table(ca));
      }
    }
    return ExitCode.DONE;
  }

  static Table table(AuthorityInfo ca) {
    Table table = Table.of();
    if (ca.reason() != null) {
      table.row("Revoked", Text.time(ca.revokedAt()) + " " + ca.reason());
    }
    return table
        .row("CA", ca.id())
        .row("Subject", ca.subject())
        .row("Serial", ca.serial())
        .row("Key", ca.keyType())
        .row("Not before", Text.time(ca.notBefore()))
        .row("Not after", Text.time(ca.notAfter()))
        .row("SHA-256", ca.sha256())
        .row("Certificate", ca.caIssuers())
        .row("OCSP", ca.ocsp())
        .row("CRL", ca.crl())
        .row("CRL number", ca.crlNumber())
        .row("Next CRL by", Text.time(ca.crlNextUpdate()));
  }
}
