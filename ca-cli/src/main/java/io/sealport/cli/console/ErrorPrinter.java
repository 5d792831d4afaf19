package io.sealport.cli.console;

import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one style of error: {@code error: ...}, the broken rules of a refusal one to a line, {@code
 * hint: ...}. Never a stack trace, unless {@code SEALPORT_DEBUG} is set.
 */
public final class ErrorPrinter {

  private static final String DEBUG = "SEALPORT_DEBUG";

  private final PrintWriter err;
  private final boolean debug;

  public ErrorPrinter(PrintWriter err, Map<String, String> environment) {
    this.err = err;
    this.debug = !environment.getOrDefault(DEBUG, "").isEmpty();
  }

  /** Prints whatever ended a command and says how the command ends. */
  public ExitCode print(Throwable problem) {
    ExitCode code = problem instanceof Fault fault ? fault(fault) : unexpected(problem);
    if (debug) {
      problem.printStackTrace(err);
    }
    err.flush();
    return code;
  }

  /** Prints an error that is no exception. */
  public void print(String message, @Nullable String hint) {
    line("error: " + message);
    if (hint != null) {
      line("hint: " + hint);
    }
    err.flush();
  }

  private ExitCode fault(Fault fault) {
    line("error: " + fault.message());
    fault.also().forEach(message -> line("error: " + message));
    for (Violation violation : Violations.of(fault)) {
      line("  " + violation);
    }
    fault.hint().ifPresent(hint -> line("hint: " + hint));
    return ExitCode.of(fault.kind());
  }

  private ExitCode unexpected(Throwable problem) {
    String message = problem.getMessage();
    String name = problem.getClass().getSimpleName();
    line("error: unexpected: " + name + (message == null ? "" : ": " + message));
    line("hint: this is a defect of sealport; " + DEBUG + "=1 shows where it happened");
    return ExitCode.UNEXPECTED;
  }

  /** One line whatever it holds: the server's words and file names are not ours. */
  private void line(String text) {
    err.println(Text.visible(text.stripTrailing().replaceAll("\\s*\\R\\s*", "; ")));
  }
}
