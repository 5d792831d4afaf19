package io.sealport.cli.inspect;

import io.sealport.cli.console.ErrorPrinter;
import io.sealport.pki.Forge;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import picocli.CommandLine;

/**
 * What a command printed and how it ended.
 *
 * @param out standard output
 * @param err standard error
 */
record Terminal(String out, String err, int exit) {

  static final Clock CLOCK = Clock.fixed(Forge.NOW, ZoneOffset.UTC);

  static Terminal run(Object command, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exit =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(
                (problem, line, parsed) ->
                    new ErrorPrinter(line.getErr(), Map.of()).print(problem).number())
            .execute(words);
    return new Terminal(out.toString(), err.toString(), exit);
  }
}
