package io.sealport.cli.trust;

import io.sealport.api.Decision;
import io.sealport.api.TrustedAuthority;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport trust remove}. */
@CommandLine.Command(
    name = "remove",
    description = {
      "Let the users of another CA in no longer. FTP servers notice when they have the new",
      "client-ca.pem: ProFTPD at the next session, vsftpd and Pure-FTPd after a restart."
    },
    footer = {"", "Example:", "  sealport trust remove 8c1f0a4b5d6e7f80 --home ./ca"})
@Prints(TrustedAuthority.class)
public final class TrustRemoveCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "As trust list shows it.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the journal.")
  private @Nullable String reason;

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      TrustedAuthority removed =
          connection
              .api()
              .post(
                  "/trusted-authorities/" + Query.segment(id) + "/remove",
                  new Decision(reason),
                  TrustedAuthority.class);
      printer.say("export or refresh client-ca.pem on every FTP server");
      printer.result(removed, TrustTable.window(removed));
    }
    return ExitCode.DONE;
  }
}
