package io.sealport.cli.operate;

import io.sealport.api.JournalVerification;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Progress;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport journal verify}. */
@CommandLine.Command(
    name = "verify",
    description = {
      "Check that no entry of the journal was changed, removed or moved.",
      "Exit code 9 and the entry's number if one was."
    },
    footer = {"", "Example:", "  sealport journal verify --home ./ca"})
@Prints(JournalVerification.class)
public final class JournalVerifyCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      JournalVerification found =
          Progress.during(
              output.talk(),
              "reading the whole journal",
              () -> connection.api().get("/journal/verification", JournalVerification.class));
      if (found.intact()) {
        printer.result(found, "intact: " + found.entries() + " entries" + servers(found));
        return ExitCode.DONE;
      }
      printer.result(
          found,
          "broken at entry " + Text.orDash(found.seq()) + ": " + Text.orDash(found.finding()));
      return ExitCode.FOUND_WRONG;
    }
  }

  /** Said where there are several; entries from before servers had names are of no server. */
  private static String servers(JournalVerification found) {
    List<String> servers =
        found.chains().stream()
            .filter(c -> !c.node().isEmpty())
            .map(c -> c.node() + " " + c.entries())
            .toList();
    return servers.size() < 2
        ? ""
        : " of " + servers.size() + " servers (" + String.join(", ", servers) + ")";
  }
}
