package io.sealport.cli.agent;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport agent remove}. */
@CommandLine.Command(
    name = "remove",
    description = {
      "Have the agent look after a certificate no more.",
      "Its folder, and what was installed, stay as they are."
    },
    footer = {"", "Example:", "  sealport agent remove ftp.example.com"})
@Prints(AgentView.class)
public final class AgentRemoveCommand extends Command {

  @Mixin private AgentOptions agent = new AgentOptions();

  @Parameters(paramLabel = "ID", description = "As agent list shows it.")
  private String id = "";

  @Override
  protected ExitCode run(Printer printer) {
    ConfigFile file = agent.file();
    AgentView view = AgentView.of(file.read().require(id));
    file.remove(id);
    printer.result(view, AgentView.table(List.of(view)));
    return ExitCode.DONE;
  }
}
