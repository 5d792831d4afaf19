package io.sealport.cli.ca;

import io.sealport.api.AuthorityInfo;
import io.sealport.cli.client.Connection;
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

/** {@code sealport ca list}. */
@CommandLine.Command(
    name = "list",
    description = "List the root and the issuing CAs.",
    footer = {"", "Example:", "  sealport ca list --home ./ca"})
@Prints(value = AuthorityInfo.class, list = true)
public final class CaListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<AuthorityInfo> found = connection.api().list("/authorities", AuthorityInfo.class);
      Table table = Table.of("ID", "SUBJECT", "KEY", "STATUS", "NOT AFTER", "CRL", "NEXT CRL BY");
      for (AuthorityInfo a : found) {
        table.row(
            a.id(),
            a.subject(),
            a.keyType(),
            a.reason() == null ? "in service" : "revoked",
            Text.time(a.notAfter()),
            a.crlNumber(),
            Text.time(a.crlNextUpdate()));
      }
      printer.result(found, table);
      AlarmLine.say(connection.api(), printer);
    }
    return ExitCode.DONE;
  }
}
