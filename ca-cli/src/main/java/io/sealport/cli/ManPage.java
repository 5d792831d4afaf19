package io.sealport.cli;

import io.sealport.fault.ExitCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's page of the manual, in the language of {@code man(7)}, from what its help says. */
final class ManPage {

  private static final String OWN = "sealport";

  private final CommandLine line;
  private final CommandSpec command;
  private final StringBuilder page = new StringBuilder();

  ManPage(CommandLine line) {
    this.line = line;
    this.command = line.getCommandSpec();
  }

  /** Such as {@code sealport-token-create.1}. */
  String fileName() {
    return name() + ".1";
  }

  private String name() {
    return command.qualifiedName("-");
  }

  String text() {
    page.setLength(0);
    String version = new Version().getVersion()[0];
    macro("TH", name().toUpperCase(java.util.Locale.ROOT), "1", "", version, "Sealport manual");
    String description = words(command.usageMessage().description());
    macro("SH", "NAME");
    text(name() + " - " + description.replaceFirst("(?<=[a-z])[.:](?: .*|$)", ""));
    macro("SH", "SYNOPSIS");
    text(line.getHelp().synopsis(0).strip());
    macro("SH", "DESCRIPTION");
    text(description);
    commands();
    arguments();
    exitCodes();
    examples();
    seeAlso();
    return page.toString();
  }

  private void commands() {
    if (line.getSubcommands().isEmpty()) {
      return;
    }
    macro("SH", "COMMANDS");
    line.getSubcommands()
        .forEach(
            (name, sub) -> item(name, words(sub.getCommandSpec().usageMessage().description())));
  }

  private void arguments() {
    if (!command.positionalParameters().isEmpty()) {
      macro("SH", "ARGUMENTS");
      command.positionalParameters().forEach(p -> item(p.paramLabel(), description(p)));
    }
    macro("SH", "OPTIONS");
    for (OptionSpec option : command.options()) {
      String label = option.typeInfo().isBoolean() ? "" : " " + option.paramLabel();
      item(String.join(", ", option.names()) + label, description(option));
    }
  }

  private static String description(ArgSpec argument) {
    return words(argument.description()) + (argument.required() ? " Required." : "");
  }

  private void exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>(command.usageMessage().exitCodeList());
    if (codes.isEmpty()) {
      for (ExitCode code : ExitCode.values()) {
        codes.put(Integer.toString(code.number()), code.words());
      }
    }
    macro("SH", "EXIT STATUS");
    for (Entry<String, String> code : codes.entrySet()) {
      item(code.getKey().strip(), code.getValue());
    }
  }

  /** The help's lines after "Example:", as they are. */
  private void examples() {
    List<String> lines = Arrays.asList(command.usageMessage().footer());
    macro("SH", "EXAMPLES");
    page.append(".nf\n");
    lines.stream()
        .dropWhile(l -> !l.matches("Examples?:"))
        .skip(1)
        .forEach(l -> page.append(escaped(l.replace("%%", "%"))).append('\n'));
    page.append(".fi\n");
  }

  private void seeAlso() {
    CommandSpec above = command.parent();
    if (above == null) {
      return;
    }
    macro("SH", "SEE ALSO");
    page.append(".BR ").append(escaped(above.qualifiedName("-"))).append(" (1)");
    if (!above.name().equals(OWN)) {
      page.append(",\n.BR ").append(OWN).append(" (1)");
    }
    page.append('\n');
  }

  private void item(String term, String description) {
    page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
    text(description.isEmpty() ? "-" : description);
  }

  private void macro(String macro, String... arguments) {
    page.append('.').append(macro);
    for (String argument : arguments) {
      boolean quoted = argument.isEmpty() || argument.contains(" ");
      String escaped = escaped(argument);
      page.append(' ').append(quoted ? '"' + escaped + '"' : escaped);
    }
    page.append('\n');
  }

  private void text(String text) {
    page.append(escaped(text)).append('\n');
  }

  /** A backslash, a hyphen that is to be copied, and a line that looks like a request. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }

  private static String words(String[] lines) {
    return Arrays.stream(lines)
        .map(l -> Ansi.OFF.string(l).strip())
        .filter(l -> !l.isEmpty())
        .collect(Collectors.joining(" "))
        .replace("%%", "%");
  }
}
