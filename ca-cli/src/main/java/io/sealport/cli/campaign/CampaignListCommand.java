package io.sealport.cli.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport campaign list}. */
@CommandLine.Command(
    name = "list",
    description = "List the campaigns, oldest first, and how far each is.",
    footer = {"", "Example:", "  sealport campaign list --home ./ca"})
@Prints(value = CampaignInfo.class, list = true)
public final class CampaignListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      List<CampaignInfo> found = connection.all("/campaigns", Query.none(), CampaignInfo.class);
      printer.result(found, CampaignTable.of(found));
    }
    return ExitCode.DONE;
  }
}
