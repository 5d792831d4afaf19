package io.sealport.cli.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport campaign show}. */
@CommandLine.Command(
    name = "show",
    description = "Show a campaign, and how far it is.",
    footer = {"", "Example:", "  sealport campaign show 5d41402a --home ./ca"})
@Prints(CampaignInfo.class)
public final class CampaignShowCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The campaign's id, as campaign list shows it.")
  private String id = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      CampaignInfo campaign = Watching.look(connection, id);
      printer.result(campaign, CampaignTable.one(campaign));
      return ExitCode.DONE;
    }
  }
}
