package io.sealport.cli.quickstart;

import io.sealport.cli.console.Progress;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a command, then runs it in this process. */
final class Shell {

  private final CommandEntry entry;
  private final Map<String, String> environment;
  private final Launcher launcher;
  private final Transcript transcript;
  private final LastCall lastCall = new LastCall();

  Shell(
      CommandEntry entry,
      Map<String, String> environment,
      Launcher launcher,
      Transcript transcript) {
    this.entry = entry;
    this.environment = environment;
    this.launcher = launcher;
    this.transcript = transcript;
  }

  /**
   * How a command ended.
   *
   * @param out its standard output
   * @param err its standard error
   */
  record Ran(List<String> words, ExitCode code, String out, String err) {

    /** What a progress display leaves before the next words on a terminal. */
    private static final String WIPED = "\u001b[K";

    /** What it said went wrong; where it said nothing, how it ended. */
    String problem() {
      return name(words)
          + ": "
          + said("error: ").orElse("exit code " + code.number() + ", " + code.words())
          + said("hint: ").map(hint -> "; " + hint).orElse("");
    }

    private Optional<String> said(String start) {
      return err.lines()
          .map(line -> line.startsWith(WIPED) ? line.substring(WIPED.length()) : line)
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .reduce((first, second) -> second);
    }

    /** What stands behind that label, at a line's beginning; empty where there is no such line. */
    String row(String label) {
      return out.lines()
          .filter(line -> line.startsWith(label + " "))
          .map(line -> line.substring(label.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** Shows the command and runs it; it must succeed. */
  Ran run(Object... words) throws StepFailedException {
    List<String> arguments = arguments(words);
    show(arguments);
    return require(ran(arguments), ExitCode.DONE);
  }

  /** The same with its output in a new file that only its owner may read. */
  void runInto(Path secret, Object... words) throws StepFailedException {
    List<String> arguments = arguments(words);
    transcript.command(ShellText.of(launcher.here(), arguments).into(secret));
    Ran done = require(ran(arguments), ExitCode.DONE);
    byte[] said = done.out().getBytes(StandardCharsets.UTF_8);
    SafeFile.create(secret, said, SafeFile.Mode.SECRET);
  }

  /** Runs a server in a process of its own, without showing it. */
  OwnServer begin(List<String> arguments, Path log) {
    return OwnServer.start(environment, arguments, log, lastCall);
  }

  /** Shows a command without running it. */
  void show(List<String> arguments) {
    transcript.command(ShellText.of(launcher.here(), arguments));
  }

  /** Runs a command without showing it, and leaves it to the caller how it may end. */
  Ran again(Object... words) {
    return ran(arguments(words));
  }

  static Ran require(Ran ran, ExitCode wanted) throws StepFailedException {
    if (ran.code() == wanted) {
      return ran;
    }
    // A command that ends well where it must not is the CA's fault, not the command's.
    ExitCode code = ran.code() == ExitCode.DONE ? ExitCode.FOUND_WRONG : ran.code();
    throw new StepFailedException(code, ran.problem());
  }

  static List<String> arguments(Object... words) {
    return Arrays.stream(words).map(Object::toString).toList();
  }

  /** The command without its options. */
  private static String name(List<String> arguments) {
    return "sealport "
        + String.join(" ", arguments.stream().takeWhile(a -> !a.startsWith("--")).toList());
  }

  private Ran ran(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (Progress progress = transcript.under(name(arguments))) {
      int code =
          lastCall.before(
              () ->
                  entry.run(
                      environment,
                      new PrintWriter(out, true),
                      new PrintWriter(err, true),
                      arguments.toArray(String[]::new)));
      return new Ran(arguments, ExitCode.of(code), out.toString(), err.toString());
    }
  }
}
