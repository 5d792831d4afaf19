package io.sealport.cli.prove;

import io.sealport.cli.console.Quoted;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a step's words exact for this machine: they speak of {@code DIR}, the folder of the
 * request, and name commands without the options that lead to the server.
 *
 * @param folder of the request
 * @param options those that lead to the server, each with a space before it
 */
record Exact(Path folder, String options) {

  private static final Pattern VERBATIM = Pattern.compile("`([^`]*)`");
  private static final Pattern FOLDER = Pattern.compile("\\bDIR\\b");

  /** The commands that go on with a request; those of operators are theirs to complete. */
  private static final String COMMAND = "sealport request ";

  String of(String words) {
    return named(
        VERBATIM
            .matcher(words)
            .replaceAll(m -> Matcher.quoteReplacement("`" + completed(m.group(1)) + "`")),
        folder.toString());
  }

  private String completed(String verbatim) {
    if (!verbatim.startsWith(COMMAND)) {
      return verbatim;
    }
    String out = verbatim.contains(" --out ") ? "" : Quoted.option("--out", folder);
    return named(verbatim, Quoted.word(folder)) + out + options;
  }

  private static String named(String text, String folder) {
    return FOLDER.matcher(text).replaceAll(Matcher.quoteReplacement(folder));
  }
}
