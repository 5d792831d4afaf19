package io.sealport.cli.operate;

import io.sealport.api.TokenInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport token list}. */
@CommandLine.Command(
    name = "list",
    description = "List the tokens; never what they are themselves.",
    footer = {"", "Example:", "  sealport token list --home ./ca"})
public final class TokenListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<TokenInfo> tokens = connection.api().all("/tokens", Query.none(), TokenInfo.class);
      printer.result(tokens, table(tokens));
    }
    return ExitCode.DONE;
  }

  static Table table(List<TokenInfo> tokens) {
    Table table = Table.of("ID", "KIND", "FOR", "NAMES", "STATUS", "EXPIRES", "BY");
    for (TokenInfo t : tokens) {
      table.row(
          t.id(),
          t.kind(),
          t.profile() == null ? t.role() : t.profile(),
          t.names().isEmpty() ? null : String.join(", ", t.names()),
          t.status(),
          Text.time(t.expires()),
          t.createdBy());
    }
    return table;
  }
}
