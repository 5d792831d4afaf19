package io.sealport.cli.console;

import io.sealport.fault.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that prints a result and says how it ended. */
public abstract class Command implements Callable<Integer> {

  @Mixin protected OutputOptions output = new OutputOptions();

  @Override
  public final Integer call() {
    return run(output.printer()).number();
  }

  /** Does the work; a fault ends it with the code of its kind. */
  protected abstract ExitCode run(Printer printer);
}
