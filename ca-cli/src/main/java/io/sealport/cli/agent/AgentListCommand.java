package io.sealport.cli.agent;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport agent list}. */
@CommandLine.Command(
    name = "list",
    description = "List what the agent is configured to look after.",
    footer = {"", "Example:", "  sealport agent list"})
@Prints(value = AgentView.class, list = true)
public final class AgentListCommand extends Command {

  @Mixin private AgentOptions agent = new AgentOptions();

  @Override
  protected ExitCode run(Printer printer) {
    List<AgentView> views = agent.file().read().certificates().stream().map(AgentView::of).toList();
    printer.result(views, AgentView.table(views));
    return ExitCode.DONE;
  }
}
