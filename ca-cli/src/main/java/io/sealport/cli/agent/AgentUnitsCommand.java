package io.sealport.cli.agent;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport agent units}. */
@CommandLine.Command(
    name = "units",
    description = {
      "Write systemd units for the agent: sealport-agent.service runs all the time, or",
      "sealport-agent-once.timer starts sealport-agent-once.service now and then. Enable one of"
          + " the two.",
      "They may write where the configuration has folders and state, and nowhere else: write them"
          + " again after agent add."
    },
    footer = {
      "",
      "Example:",
      "  sealport agent units /etc/systemd/system --user sealport",
      "  systemctl daemon-reload && systemctl enable --now sealport-agent.service"
    })
@Prints(AgentUnitsCommand.Written.class)
public final class AgentUnitsCommand extends Command {

  @Mixin private AgentOptions agent = new AgentOptions();

  @Parameters(paramLabel = "DIR", description = "Where they go, such as /etc/systemd/system.")
  private Path folder = Path.of("");

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "Whom it runs as; default root if it installs at FTP servers, else you.")
  private @Nullable String user;

  @Option(
      names = "--program",
      paramLabel = "FILE",
      description = "The whole path of sealport; default where this one is.")
  private @Nullable Path program;

  /** What {@code --json} prints. */
  record Written(String folder, String user, List<String> files) {}

  @Override
  protected ExitCode run(Printer printer) {
    ConfigFile file = agent.file();
    AgentConfig config = file.read();
    String runsAs = user == null ? usualUser(config) : requireUser(user);
    Map<String, String> units = new SystemdUnits(file.path(), config, runsAs, launcher()).texts();
    SafeFile.publicFolder(folder);
    units.forEach(
        (name, text) ->
            SafeFile.replace(
                folder.resolve(name), text.getBytes(StandardCharsets.UTF_8), SafeFile.Mode.PUBLIC));
    Written written = new Written(folder.toString(), runsAs, List.copyOf(units.keySet()));
    printer.result(written, String.join("\n", written.files()));
    printer.hint("systemctl daemon-reload, then enable the service or the timer");
    return ExitCode.DONE;
  }

  private static String usualUser(AgentConfig config) {
    boolean installs = config.certificates().stream().anyMatch(w -> w.install().isPresent());
    return installs ? "root" : requireUser(System.getProperty("user.name", "root"));
  }

  private static String requireUser(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,30}[$]?")) {
      throw Fault.of(Kind.BAD_INPUT, "--user \"" + name + "\" is not the name of a user");
    }
    return name;
  }

  private Path launcher() {
    Path found = program == null ? beside() : program.toAbsolutePath().normalize();
    if (!Files.isExecutable(found)) {
      throw Fault.of(Kind.NOT_FOUND, "no program " + found)
          .withHint("--program gives the whole path of sealport");
    }
    return found;
  }

  /** {@code bin/sealport} beside the folder of this very program. */
  private static Path beside() {
    try {
      Path own =
          Path.of(
              AgentUnitsCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.resolveSibling("../bin/sealport").normalize();
    } catch (URISyntaxException e) {
      throw Fault.of(Kind.BAD_INPUT, "--program FILE is missing: the whole path of sealport", e);
    }
  }
}
