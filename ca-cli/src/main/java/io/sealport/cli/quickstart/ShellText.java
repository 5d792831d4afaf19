package io.sealport.cli.quickstart;

import io.sealport.cli.console.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command in shell syntax, to be copied.
 *
 * @param parts what stays together on a line: the program with its first words, each option with
 *     its value
 */
record ShellText(List<String> parts) {

  private static final int WIDTH = 100;
  private static final String MORE = " \\";

  ShellText {
    parts = List.copyOf(parts);
  }

  /** The program with these arguments. */
  static ShellText of(String program, List<String> arguments) {
    List<String> parts = new ArrayList<>(List.of(program));
    for (String argument : arguments) {
      String word = Quoted.word(argument);
      if (argument.startsWith("--")) {
        parts.add(word);
      } else {
        parts.set(parts.size() - 1, parts.get(parts.size() - 1) + " " + word);
      }
    }
    return new ShellText(parts);
  }

  /** The same with its output in a file that only its owner may read. */
  ShellText into(Path secret) {
    List<String> all = new ArrayList<>(parts);
    all.set(0, "(umask 077 && " + all.get(0));
    all.add("> " + Quoted.word(secret) + ")");
    return new ShellText(all);
  }

  /** As lines that a shell reads as one, the first after the prefix, the others further in. */
  List<String> lines(String prefix) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(prefix).append(parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      if (line.length() + 1 + part.length() + MORE.length() > WIDTH) {
        lines.add(line.append(MORE).toString());
        line = new StringBuilder(" ".repeat(prefix.length() + 4)).append(part);
      } else {
        line.append(' ').append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
