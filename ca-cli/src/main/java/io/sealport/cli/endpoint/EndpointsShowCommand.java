package io.sealport.cli.endpoint;

import io.sealport.api.EndpointFaultInfo;
import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointLook;
import io.sealport.api.EndpointServed;
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
import picocli.CommandLine.Parameters;

/** {@code sealport endpoints show}. */
@CommandLine.Command(
    name = "show",
    description = {
      "Show an endpoint: what it served last, what is wrong with it, and the newest looks.",
      "Ends with 9 if anything is wrong."
    },
    footer = {"", "Example:", "  sealport endpoints show ftp.example.com:21 --home ./ca"})
@Prints(EndpointInfo.class)
public final class EndpointsShowCommand extends Command {

  private static final int SHOWN_LOOKS = 10;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "HOST[:PORT]", description = "Port 21 unless it is named.")
  private String host = "";

  @Override
  protected ExitCode run(Printer printer) {
    String id = EndpointId.parse(host).toString();
    try (Connection connection = server.connect()) {
      EndpointInfo found =
          connection.api().get("/endpoints/" + Query.segment(id), EndpointInfo.class);
      printer.result(found, table(found));
      EndpointTable.tell(List.of(found), printer);
      return EndpointTable.ending(List.of(found));
    }
  }

  private static Table table(EndpointInfo e) {
    Table table = Table.of();
    table.row("Endpoint", e.id());
    table.row("Name", e.name());
    table.row("Mode", e.mode());
    table.row("Looked at", e.schedule() + " (" + e.zone() + ")");
    table.row("Next look", Text.time(e.next()));
    table.row("Last look", Text.time(e.looked()));
    if (e.trouble() != null) {
      table.row("Not reached", e.failed() + " times: " + e.trouble());
    }
    serves(table, e.served());
    for (EndpointFaultInfo f : e.faults()) {
      table.row(f.severity(), f.id() + ": found " + f.found() + ", wanted " + f.wanted());
    }
    looks(table, e.looks());
    return table;
  }

  private static void serves(Table table, @Nullable EndpointServed served) {
    if (served == null) {
      return;
    }
    table.row("Served", served.serial());
    table.row("Subject", served.subject());
    table.row("Issuer", served.issuer());
    table.row("Valid", Text.time(served.notBefore()) + " to " + Text.time(served.notAfter()));
    table.row("SHA-256", served.sha256());
    table.row("Since", Text.time(served.since()));
    table.row("At", served.address() + " (" + served.mode() + ")");
    if (served.revokedTest() != null) {
      table.row("Revoked user", served.revokedTest());
    }
  }

  private static void looks(Table table, @Nullable List<EndpointLook> looks) {
    if (looks == null) {
      return;
    }
    looks.stream()
        .limit(SHOWN_LOOKS)
        .forEach(
            l ->
                table.row(
                    "Look " + Text.time(l.at()),
                    l.trouble() == null ? l.serial() + ", faults: " + l.faults() : l.trouble()));
  }
}
