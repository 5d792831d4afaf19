package io.sealport.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealport completion}. */
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in bash and zsh.",
    footer = {"", "Example:", "  source <(sealport completion)"})
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    out.print(AutoComplete.bash("sealport", command.root().commandLine()));
    out.flush();
    return 0;
  }
}
