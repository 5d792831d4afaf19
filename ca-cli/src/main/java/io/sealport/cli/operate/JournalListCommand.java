package io.sealport.cli.operate;

import io.sealport.api.JournalEntry;
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
import picocli.CommandLine.Option;

/** {@code sealport journal list}. */
@CommandLine.Command(
    name = "list",
    description = "List the journal, oldest entry first.",
    footer = {"", "Example:", "  sealport journal list --since 100 --home ./ca"})
@Prints(value = JournalEntry.class, list = true)
public final class JournalListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--since",
      paramLabel = "SEQ",
      description = "Only the entries after the one with this number.")
  private @Nullable Long since;

  @Override
  protected ExitCode run(Printer printer) {
    String after = since == null ? null : since.toString();
    try (Connection connection = server.connect()) {
      List<JournalEntry> entries =
          connection.all("/journal", Query.none(), after, JournalEntry.class);
      Table table = Table.of("SEQ", "AT", "ACTOR", "ACT", "SUBJECT", "DETAILS");
      for (JournalEntry e : entries) {
        table.row(e.seq(), Text.time(e.at()), e.actor(), e.act(), e.subject(), e.details());
      }
      printer.result(entries, table);
    }
    return ExitCode.DONE;
  }
}
