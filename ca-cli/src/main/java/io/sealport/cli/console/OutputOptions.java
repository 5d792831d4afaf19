package io.sealport.cli.console;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --json}, and where a command prints. */
public final class OutputOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--json", description = "Print JSON on standard output; errors as JSON too.")
  private boolean json;

  /** The printer of the command that this is mixed into. */
  public Printer printer() {
    Prints prints = command.userObject().getClass().getAnnotation(Prints.class);
    return new Printer(command.commandLine().getOut(), talk(), json, prints);
  }

  /** Standard error. */
  public PrintWriter talk() {
    return command.commandLine().getErr();
  }
}
