package io.sealport.cli.agent;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport agent run}. */
@CommandLine.Command(
    name = "run",
    description = {
      "Do what is due, whenever it is, until told to stop (Ctrl-C, SIGTERM).",
      "What is at hand then is finished first. The configuration is read again before each look."
    },
    footer = {"", "Example:", "  sealport agent run --config /etc/sealport/agent.yaml"})
@Prints(AgentRunCommand.Ended.class)
public final class AgentRunCommand extends Command {

  @Mixin private AgentOptions agent = new AgentOptions();

  /**
   * What {@code --json} prints at the end.
   *
   * @param passes how often it looked
   */
  record Ended(long passes) {}

  @Override
  protected ExitCode run(Printer printer) {
    ConfigFile config = agent.file();
    StateFile file = new StateFile(config.read().state());
    Agent.Tools tools = Tooling.of(agent.environment(), printer::say);
    try (StateFile.Lock lock = file.lock();
        Stop stop = Stop.onSignal()) {
      Loop loop = new Loop(config, new Agent(file, tools), Clock.systemUTC(), printer::say);
      Ended ended = new Ended(loop.run(stop));
      printer.result(ended, "ended after " + ended.passes() + " looks");
    }
    return ExitCode.DONE;
  }
}
