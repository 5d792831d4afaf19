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

/** {@code sealport campaign cancel}. */
@CommandLine.Command(
    name = "cancel",
    description = {
      "Call a campaign off. What it has revoked stays revoked, keys that were named stay blocked;",
      "the rest stays valid."
    },
    footer = {"", "Example:", "  sealport campaign cancel 5d41402a --home ./ca"})
@Prints(CampaignInfo.class)
public final class CampaignCancelCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The campaign's id, as campaign list shows it.")
  private String id = "";

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      String path = "/campaigns/" + Query.segment(id) + "/cancel";
      CampaignInfo campaign = connection.api().post(path, Map.of(), CampaignInfo.class);
      printer.result(campaign, CampaignTable.one(campaign));
      return ExitCode.DONE;
    }
  }
}
