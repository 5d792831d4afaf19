package io.sealport.cli.trust;

import io.sealport.api.TrustedAuthority;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport trust list}. */
@CommandLine.Command(
    name = "list",
    description = "List the CAs of others whose users are let in too.",
    footer = {"", "Example:", "  sealport trust list --home ./ca"})
@Prints(value = TrustedAuthority.class, list = true)
public final class TrustListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<TrustedAuthority> trusted =
          connection.api().list("/trusted-authorities", TrustedAuthority.class);
      printer.result(trusted, TrustTable.of(trusted));
    }
    return ExitCode.DONE;
  }
}
