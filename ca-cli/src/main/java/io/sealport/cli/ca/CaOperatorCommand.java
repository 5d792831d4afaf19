package io.sealport.cli.ca;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.server.Passphrase;
import io.sealport.cli.server.ServerChild;
import io.sealport.fault.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport ca operator}. */
@CommandLine.Command(
    name = "operator",
    description = {
      "Make a new administrator's certificate at the home, with the passphrase of the keys: for",
      "when the last one has ended. The server must not be running."
    },
    footer = {"", "Example:", "  sealport ca operator --home ./ca --force"})
@Prints(CaOperatorCommand.Made.class)
public final class CaOperatorCommand extends Command {

  @Mixin private HomeOptions home = new HomeOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The administrator's name; admin without it.")
  private String name = "admin";

  @Option(
      names = "--force",
      description = "Take the place of that name's files; the old go to operators/previous.")
  private boolean force;

  /** What {@code --json} prints. */
  record Made(String certificate, String key) {}

  @Override
  protected ExitCode run(Printer printer) {
    Path folder = home.home();
    List<String> arguments =
        new ArrayList<>(List.of("operator", "--home", folder.toString(), "--name", name));
    if (force) {
      arguments.add("--force");
    }
    Passphrase passphrase = home.passphraseOf(folder);
    ExitCode ended =
        ServerChild.runQuietly(home.environment(), arguments, passphrase, output.talk());
    if (ended != ExitCode.DONE) {
      return ended;
    }
    Path certificate = folder.resolve("operators").resolve(name + ".crt");
    Path key = folder.resolve("operators").resolve(name + ".key");
    printer.result(
        new Made(certificate.toString(), key.toString()),
        Table.of().row("Certificate", certificate).row("Key", key));
    return ExitCode.DONE;
  }
}
