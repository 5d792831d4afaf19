package io.sealport.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {

  private Main() {}

  /** Runs the arguments and ends the process with the command's exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(System.getenv(), out, err, arguments));
  }

  /**
   * Runs one command line in this process.
   *
   * @return the exit code
   */
  public static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      // What scripts ask before anything else needs no parser.
      out.println(Version.text());
      out.flush();
      return 0;
    }
    CommandLine line = Registry.commandLine(environment, arguments);
    line.setOut(out);
    line.setErr(err);
    int code = line.execute(arguments);
    out.flush();
    err.flush();
    return code;
  }
}
