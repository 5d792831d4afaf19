package io.sealport.cli.context;

import io.sealport.api.Caller;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.fault.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport me}. */
@CommandLine.Command(
    name = "me",
    description = "Ask the server who it takes you for.",
    footer = {"", "Example:", "  sealport me --home ./ca"})
@Prints(Caller.class)
public final class MeCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      Caller me = connection.api().get("/me", Caller.class);
      printer.result(
          me,
          Table.of()
              .row("Server", connection.api().server())
              .row("You are", me.id())
              .row("Role", me.role())
              .row("Scopes", words(me.scopes(), "all of the role's"))
              .row("Profiles", words(me.profiles(), "all")));
    }
    return ExitCode.DONE;
  }

  private static String words(@Nullable List<String> limits, String otherwise) {
    return limits == null ? otherwise : String.join(", ", limits);
  }
}
