package io.sealport.cli.context;

import io.sealport.cli.client.Contexts;
import io.sealport.cli.client.SavedContext;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport context save}. */
@CommandLine.Command(
    name = "save",
    description = {
      "Save a server and a credential under a name; the first one saved becomes the current one.",
      "Nothing is sent. A token given as --token is written into the file, which only you can read."
    },
    footer = {
      "",
      "Example:",
      "  sealport context save production --server https://ca.example.com:8443 \\",
      "      --trust root.pem --cert me.crt --key me.key"
    })
@Prints(ContextView.class)
public final class ContextSaveCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "NAME", description = "The name.")
  private String name = "";

  @Override
  protected ExitCode run(Printer printer) {
    SavedContext context = server.given().toContext();
    Contexts contexts = Contexts.of(server.environment());
    contexts.save(name, context);
    ContextView view = ContextView.of(name, context, contexts.current());
    printer.result(view, ContextView.table(List.of(view)));
    return ExitCode.DONE;
  }
}
