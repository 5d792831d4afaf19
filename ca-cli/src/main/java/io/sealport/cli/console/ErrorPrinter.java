package io.sealport.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one style of error: {@code error: ...}, the broken rules of a refusal one to a line, {@code
 * hint: ...}; with {@code --json} a {@link Failure} in one line. Never a stack trace, unless {@code
 * SEALPORT_DEBUG} is set.
 */
public final class ErrorPrinter {

  private static final String DEBUG = "SEALPORT_DEBUG";

  private final PrintWriter err;
  private final boolean debug;
  private final boolean json;

  /** Prints for people. */
  public ErrorPrinter(PrintWriter err, Map<String, String> environment) {
    this(err, environment, false);
  }

  public ErrorPrinter(PrintWriter err, Map<String, String> environment, boolean json) {
    this.err = err;
    this.debug = !environment.getOrDefault(DEBUG, "").isEmpty();
    this.json = json;
  }

  /** Prints whatever ended a command and says how the command ends. */
  public ExitCode print(Throwable problem) {
    if (debug) {
      problem.printStackTrace(err);
    }
    Failure failure = problem instanceof Fault fault ? failure(fault) : unexpected(problem);
    print(failure);
    return problem instanceof Fault fault ? ExitCode.of(fault.kind()) : ExitCode.UNEXPECTED;
  }

  /** Prints an error that is no exception, and says again how the command ends. */
  public ExitCode print(ExitCode code, String message, @Nullable String hint) {
    print(new Failure(message, code, hint));
    return code;
  }

  private void print(Failure failure) {
    if (json) {
      line(json(failure));
    } else {
      line("error: " + failure.error());
      failure.also().forEach(message -> line("error: " + message));
      failure.violations().forEach(violation -> line("  " + violation));
      if (failure.hint() != null) {
        line("hint: " + failure.hint());
      }
    }
    err.flush();
  }

  private static Failure failure(Fault fault) {
    return new Failure(
        fault.message(),
        fault.also(),
        ExitCode.of(fault.kind()).number(),
        fault.hint().orElse(null),
        Violations.of(fault));
  }

  private static Failure unexpected(Throwable problem) {
    String message = problem.getMessage();
    String name = problem.getClass().getSimpleName();
    return new Failure(
        "unexpected: " + name + (message == null ? "" : ": " + message),
        ExitCode.UNEXPECTED,
        "this is a defect of sealport; " + DEBUG + "=1 shows where it happened");
  }

  private static String json(Failure failure) {
    try {
      return Json.mapper().writeValueAsString(failure);
    } catch (JsonProcessingException e) {
      throw Fault.of(Fault.Kind.INTERNAL, "cannot write the error as JSON", e);
    }
  }

  /** One line whatever it holds: the server's words and file names are not ours. */
  private void line(String text) {
    err.println(Text.visible(text.stripTrailing().replaceAll("\\s*\\R\\s*", "; ")));
  }
}
