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

/** {@code sealport campaign watch}. */
@CommandLine.Command(
    name = "watch",
    description = {
      "Show how far a campaign is until it ends or is paused. Ends with 9 if it was cancelled or",
      "some could not be revoked, with 4 if it is paused. Ctrl-C leaves it running."
    },
    footer = {"", "Example:", "  sealport campaign watch 5d41402a --home ./ca"})
@Prints(CampaignInfo.class)
public final class CampaignWatchCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The campaign's id, as campaign list shows it.")
  private String id = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      Watching watching = new Watching(connection, printer, output.talk());
      CampaignInfo campaign = watching.follow(Watching.look(connection, id));
      printer.result(campaign, CampaignTable.one(campaign));
      return Watching.ending(campaign);
    }
  }
}
