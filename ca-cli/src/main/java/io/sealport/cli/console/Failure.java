package io.sealport.cli.console;

import io.sealport.fault.ExitCode;
import io.sealport.fault.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a command failed, as {@code --json} prints it: one line, the last one of standard error.
 *
 * @param error one line: what was found and what was wanted
 * @param also what else was found wrong at the same time, none for most
 * @param exitCode the exit code that the command ends with
 * @param hint what to do next
 * @param violations the broken rules of a refusal, none for any other error
 */
public record Failure(
    String error,
    List<String> also,
    int exitCode,
    @Nullable String hint,
    List<Violation> violations) {

  Failure(String error, ExitCode code, @Nullable String hint) {
    this(error, List.of(), code.number(), hint, List.of());
  }
}
