package io.sealport.cli.context;

import io.sealport.cli.client.Contexts;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Surroundings;
import io.sealport.fault.ExitCode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealport context list}. */
@CommandLine.Command(
    name = "list",
    description = "List the saved contexts; a star marks the current one.",
    footer = {"", "Example:", "  sealport context list"})
@Prints(value = ContextView.class, list = true)
public final class ContextListCommand extends Command {

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  protected ExitCode run(Printer printer) {
    Contexts contexts = Contexts.of(Surroundings.of(command).environment());
    Optional<String> current = contexts.current();
    List<ContextView> views =
        contexts.all().entrySet().stream()
            .map(e -> ContextView.of(e.getKey(), e.getValue(), current))
            .toList();
    printer.result(views, ContextView.table(views));
    return ExitCode.DONE;
  }
}
