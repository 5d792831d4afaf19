package io.sealport.cli.agent;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport agent status}. */
@CommandLine.Command(
    name = "status",
    description = {
      "Show each certificate: what it is, what is done next, what was done last, what fails.",
      "Asks nobody. Ends with 9 if one has ended, cannot be read, or something fails."
    },
    footer = {"", "Example:", "  sealport agent status --json"})
@Prints(value = AgentStatus.class, list = true)
public final class AgentStatusCommand extends Command {

  @Mixin private AgentOptions agent = new AgentOptions();

  @Override
  protected ExitCode run(Printer printer) {
    AgentConfig config = agent.file().read();
    AgentState state = new StateFile(config.state()).read();
    Agent.Tools tools = Tooling.of(agent.environment(), line -> {});
    Means means = tools.means().apply(new Spread(state.machine()));
    List<AgentStatus> all =
        config.certificates().stream()
            .map(w -> AgentStatus.of(Ward.of(w, tools.ca().apply(w), means), state.of(w.id())))
            .toList();
    printer.result(all, AgentStatus.table(all));
    all.stream().flatMap(s -> s.lines().stream()).forEach(printer::say);
    boolean well = all.stream().allMatch(s -> s.troubles().isEmpty() && s.found().equals("valid"));
    return well ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }
}
