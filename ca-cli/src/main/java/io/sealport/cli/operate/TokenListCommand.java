package io.sealport.cli.operate;

import io.sealport.api.TokenInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport token list}. */
@CommandLine.Command(
    name = "list",
    description = "List the tokens; never what they are themselves.",
    footer = {"", "Example:", "  sealport token list --home ./ca"})
@Prints(value = TokenInfo.class, list = true)
public final class TokenListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<TokenInfo> tokens = connection.all("/tokens", Query.none(), TokenInfo.class);
      printer.result(tokens, table(tokens));
    }
    return ExitCode.DONE;
  }

  static Table table(List<TokenInfo> tokens) {
    Table table = Table.of("ID", "KIND", "FOR", "NAMES", "SCOPES", "STATUS", "EXPIRES", "BY");
    for (TokenInfo t : tokens) {
      table.row(
          t.id(),
          t.kind(),
          t.profile() == null ? t.role() : t.profile(),
          names(t),
          t.scopes() == null ? null : String.join(", ", t.scopes()),
          t.status(),
          Text.time(t.expires()),
          t.createdBy());
    }
    return table;
  }

  /** The names that an enrolment token proves, or the profiles that an API token is limited to. */
  private static @Nullable String names(TokenInfo token) {
    List<String> profiles = token.profiles();
    if (profiles != null) {
      return "profile " + String.join(", ", profiles);
    }
    return token.names().isEmpty() ? null : String.join(", ", token.names());
  }
}
