package io.sealport.cli.enrol;

import io.sealport.cli.console.OutputOptions;
import io.sealport.cli.console.Printer;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether to wait for a decision. */
final class WaitOptions {

  @Option(
      names = "--wait",
      description =
          "Wait until it is decided; meanwhile the server looks again, more and more seldom.")
  private boolean wait;

  Optional<Patience> patience(Printer printer, OutputOptions output) {
    return wait
        ? Optional.of(new Patience(Patience.Pauses.STANDARD, printer, output.talk()))
        : Optional.empty();
  }
}
