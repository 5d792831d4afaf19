package io.sealport.cli.ca;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Quoted;
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

/** {@code sealport ca join}. */
@CommandLine.Command(
    name = "join",
    description = {
      "Make a home for one more server of a CA that is on PostgreSQL, from the home of another or",
      "a copy of it: with the CAs' keys, the policies and settings, and certificates of its own."
    },
    footer = {
      "",
      "Example:",
      "  sealport ca join --home ./ca-b --from ./ca --node b --http-port 8481 --https-port 8444"
    })
@Prints(CaJoinCommand.Joined.class)
public final class CaJoinCommand extends Command {

  @Mixin private HomeOptions home = new HomeOptions();
  @Mixin private ListenOptions listen = new ListenOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The home of another server of the CA, or a copy of it.")
  private Path from = Path.of("");

  @Option(
      names = "--node",
      required = true,
      paramLabel = "NAME",
      description = "The new server's name: a-z, 0-9 and hyphens; no server has or had it.")
  private String node = "";

  /**
   * What {@code --json} prints.
   *
   * @param node the server's name
   */
  record Joined(String home, String node) {}

  @Override
  protected ExitCode run(Printer printer) {
    Path folder = home.home();
    Path other = from.toAbsolutePath().normalize();
    Passphrase passphrase = home.passphraseOf(other);
    ExitCode ended =
        ServerChild.runQuietly(
            home.environment(), arguments(folder, other), passphrase, output.talk());
    if (ended != ExitCode.DONE) {
      return ended;
    }
    printer.result(
        new Joined(folder.toString(), node), Table.of().row("Home", folder).row("Server", node));
    printer.hint("sealport serve" + Quoted.option("--home", folder));
    return ExitCode.DONE;
  }

  private List<String> arguments(Path folder, Path other) {
    List<String> arguments = new ArrayList<>(List.of("join", "--home", folder.toString()));
    arguments.addAll(List.of("--from", other.toString(), "--node", node));
    arguments.addAll(listen.arguments());
    return arguments;
  }
}
