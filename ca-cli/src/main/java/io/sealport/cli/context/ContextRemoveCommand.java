package io.sealport.cli.context;

import io.sealport.cli.client.Contexts;
import io.sealport.cli.client.SavedContext;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Surroundings;
import io.sealport.fault.ExitCode;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealport context remove}. */
@CommandLine.Command(
    name = "remove",
    description = "Forget a saved context; the files that it names stay.",
    footer = {"", "Example:", "  sealport context remove production"})
@Prints(ContextView.class)
public final class ContextRemoveCommand extends Command {

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "The context's name.")
  private String name = "";

  @Override
  protected ExitCode run(Printer printer) {
    Contexts contexts = Contexts.of(Surroundings.of(command).environment());
    SavedContext removed = contexts.get(name);
    contexts.remove(name);
    printer.result(ContextView.of(name, removed, Optional.empty()), "removed " + name);
    return ExitCode.DONE;
  }
}
