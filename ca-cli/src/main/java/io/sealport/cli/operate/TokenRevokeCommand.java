package io.sealport.cli.operate;

import io.sealport.api.TokenInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport token revoke}. */
@CommandLine.Command(
    name = "revoke",
    description = "Make a token worthless.",
    footer = {"", "Example:", "  sealport token revoke 7d1f0c --home ./ca"})
@Prints(TokenInfo.class)
public final class TokenRevokeCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The token's id, as token list shows it.")
  private String id = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      String path = "/tokens/" + Query.segment(id) + "/revoke";
      TokenInfo token = connection.api().post(path, Map.of(), TokenInfo.class);
      printer.result(token, TokenListCommand.table(List.of(token)));
    }
    return ExitCode.DONE;
  }
}
