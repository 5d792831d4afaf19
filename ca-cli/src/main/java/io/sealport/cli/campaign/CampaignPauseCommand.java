package io.sealport.cli.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport campaign pause}. */
@CommandLine.Command(
    name = "pause",
    description = {
      "Have a campaign do nothing for now: nobody is told, nothing is revoked, not at the deadline",
      "either. Compromised keys stay refused."
    },
    footer = {"", "Example:", "  sealport campaign pause 5d41402a --home ./ca"})
@Prints(CampaignInfo.class)
public final class CampaignPauseCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The campaign's id, as campaign list shows it.")
  private String id = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      String path = "/campaigns/" + Query.segment(id) + "/pause";
      CampaignInfo campaign = connection.api().post(path, Map.of(), CampaignInfo.class);
      printer.result(campaign, CampaignTable.one(campaign));
      return ExitCode.DONE;
    }
  }
}
