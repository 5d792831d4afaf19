package io.sealport.cli.context;

import io.sealport.cli.client.Contexts;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Surroundings;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealport context use}. */
@CommandLine.Command(
    name = "use",
    description = "Make a saved context the current one.",
    footer = {"", "Example:", "  sealport context use production"})
@Prints(ContextView.class)
public final class ContextUseCommand extends Command {

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "The context's name.")
  private String name = "";

  @Override
  protected ExitCode run(Printer printer) {
    Contexts contexts = Contexts.of(Surroundings.of(command).environment());
    contexts.use(name);
    ContextView view = ContextView.of(name, contexts.get(name), contexts.current());
    printer.result(view, ContextView.table(List.of(view)));
    return ExitCode.DONE;
  }
}
