package io.sealport.cli.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignResume;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport campaign resume}. */
@CommandLine.Command(
    name = "resume",
    description = {
      "Have a paused campaign go on. If its deadline is over, what is not replaced is revoked now:",
      "--deadline gives another one."
    },
    footer = {"", "Example:", "  sealport campaign resume 5d41402a --deadline 12h --home ./ca"})
@Prints(CampaignInfo.class)
public final class CampaignResumeCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The campaign's id, as campaign list shows it.")
  private String id = "";

  @Option(
      names = "--deadline",
      paramLabel = "T",
      description = "Another deadline: 24h, or a moment such as 2026-04-08T12:00:00Z.")
  private @Nullable String deadline;

  @Override
  protected ExitCode run(Printer printer) {
    Instant until = deadline == null ? null : Deadline.parse(deadline, Clock.systemUTC());
    try (Connection connection = server.connect()) {
      String path = "/campaigns/" + Query.segment(id) + "/resume";
      CampaignInfo campaign =
          connection.api().post(path, new CampaignResume(until), CampaignInfo.class);
      printer.result(campaign, CampaignTable.one(campaign));
    }
    return ExitCode.DONE;
  }
}
