package io.sealport.cli.operate;

import io.sealport.api.BlockedKey;
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
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport policy blocked-keys}. */
@CommandLine.Command(
    name = "blocked-keys",
    description = "List the keys that are blocked.",
    footer = {"", "Example:", "  sealport policy blocked-keys --home ./ca"})
@Prints(value = BlockedKey.class, list = true)
public final class BlockedKeysCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<BlockedKey> keys = connection.api().all("/blocked-keys", Query.none(), BlockedKey.class);
      printer.result(keys, table(keys));
    }
    return ExitCode.DONE;
  }

  static Table table(List<BlockedKey> keys) {
    Table table = Table.of("SHA-256", "SINCE", "BY", "REASON");
    keys.forEach(k -> table.row(k.sha256(), Text.time(k.at()), k.by(), k.reason()));
    return table;
  }
}
