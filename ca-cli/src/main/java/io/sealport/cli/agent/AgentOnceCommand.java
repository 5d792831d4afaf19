package io.sealport.cli.agent;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport agent once}. */
@CommandLine.Command(
    name = "once",
    description = {
      "Do what is due now, and end: for a timer. What is not due is left alone.",
      "Ends with 9 if something does not succeed; it is tried again when it is due again."
    },
    footer = {"", "Example:", "  sealport agent once --config /etc/sealport/agent.yaml"})
@Prints(value = AgentStatus.class, list = true)
public final class AgentOnceCommand extends Command {

  @Mixin private AgentOptions agent = new AgentOptions();

  @Override
  protected ExitCode run(Printer printer) {
    AgentConfig config = agent.file().read();
    StateFile file = new StateFile(config.state());
    Agent.Tools tools = Tooling.of(agent.environment(), printer::say);
    try (StateFile.Lock lock = file.lock()) {
      new Agent(file, tools).pass(config, () -> false);
    }
    AgentState state = file.read();
    Means means = tools.means().apply(new Spread(state.machine()));
    List<AgentStatus> all =
        config.certificates().stream()
            .map(w -> AgentStatus.of(Ward.of(w, tools.ca().apply(w), means), state.of(w.id())))
            .toList();
    printer.result(all, AgentStatus.table(all));
    return all.stream().allMatch(s -> s.troubles().isEmpty())
        ? ExitCode.DONE
        : ExitCode.FOUND_WRONG;
  }
}
