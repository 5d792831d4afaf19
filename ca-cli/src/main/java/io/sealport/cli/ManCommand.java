package io.sealport.cli;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealport man}. */
@CommandLine.Command(
    name = "man",
    description = {
      "Write the manual, one page for each command, into DIR/man1, replacing older pages.",
      "DIR is a folder that man looks into, such as ~/.local/share/man; see manpath."
    },
    footer = {"", "Example:", "  sealport man ~/.local/share/man && man sealport"})
@Prints(ManCommand.Written.class)
final class ManCommand extends Command {

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The folder; made if need be.")
  private Path folder = Path.of("");

  /**
   * The manual.
   *
   * @param folder where the pages are
   * @param pages their files' names
   */
  record Written(String folder, List<String> pages) {}

  @Override
  protected ExitCode run(Printer printer) {
    Path section = folder.resolve("man1");
    SafeFile.publicFolder(section);
    List<String> pages = new ArrayList<>();
    for (CommandLine each : all(command.root().commandLine())) {
      ManPage page = new ManPage(each);
      byte[] bytes = page.text().getBytes(StandardCharsets.UTF_8);
      SafeFile.replace(section.resolve(page.fileName()), bytes, SafeFile.Mode.PUBLIC);
      pages.add(page.fileName());
    }
    printer.result(new Written(section.toString(), pages), pages.size() + " pages in " + section);
    return ExitCode.DONE;
  }

  private static List<CommandLine> all(CommandLine top) {
    List<CommandLine> all = new ArrayList<>(List.of(top));
    top.getSubcommands().values().forEach(sub -> all.addAll(all(sub)));
    return all;
  }
}
