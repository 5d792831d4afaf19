package io.sealport.cli.ca;

import io.sealport.api.AuthorityInfo;
import io.sealport.api.AuthorityRequest;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.pki.CaId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport ca add}. */
@CommandLine.Command(
    name = "add",
    description = {
      "Make another issuing CA, with a key of its own; an offline root is asked for one by",
      "ca root request-ca."
    },
    footer = {"", "Example:", "  sealport ca add servers-2 --home ./ca"})
@Prints(AuthorityInfo.class)
public final class CaAddCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "servers-... or users-..., as in servers-2.")
  private String id = "";

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "In the subject, between the CA's name and CA; made from the ID without it.")
  private @Nullable String title;

  @Override
  protected ExitCode run(Printer printer) {
    AuthorityRequest body = new AuthorityRequest(CaId.requireIssuing(id), title);
    try (Connection connection = server.connect()) {
      AuthorityInfo made = connection.api().post("/authorities", body, AuthorityInfo.class);
      printer.result(made, CaShowCommand.table(made));
      printer.hint("name it in the issuer of a profile and start the server again to issue");
    }
    return ExitCode.DONE;
  }
}
