package io.sealport.cli.ca;

import io.sealport.api.AuthorityInfo;
import io.sealport.api.RevokeRequest;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.pki.RevocationReason;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport ca revoke}. */
@CommandLine.Command(
    name = "revoke",
    description = {
      "Revoke an issuing CA: it issues nothing from now on, and the root's CRL lists it.",
      "An offline root has to be asked for that CRL: ca root request-crl."
    },
    footer = {"", "Example:", "  sealport ca revoke servers --reason cACompromise --home ./ca"})
@Prints(AuthorityInfo.class)
public final class CaRevokeCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The CA, as in servers.")
  private String id = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "R",
      description = {
        "Required: cACompromise, superseded, cessationOfOperation, affiliationChanged,",
        "keyCompromise, privilegeWithdrawn or unspecified."
      })
  private String reason = "";

  @Override
  protected ExitCode run(Printer printer) {
    RevokeRequest body = new RevokeRequest(RevocationReason.parse(reason).wire(), null);
    try (Connection connection = server.connect()) {
      AuthorityInfo ca =
          connection
              .api()
              .post("/authorities/" + Query.segment(id) + "/revoke", body, AuthorityInfo.class);
      printer.result(ca, CaShowCommand.table(ca));
      AlarmLine.say(connection.api(), printer);
    }
    return ExitCode.DONE;
  }
}
