package io.sealport.cli.campaign;

import io.sealport.api.CampaignMember;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport campaign members}. */
@CommandLine.Command(
    name = "members",
    description = "List the certificates of a campaign, oldest first.",
    footer = {"", "Example:", "  sealport campaign members 5d41402a --state open --home ./ca"})
@Prints(value = CampaignMember.class, list = true)
public final class CampaignMembersCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The campaign's id, as campaign list shows it.")
  private String id = "";

  @Option(
      names = "--state",
      paramLabel = "S",
      completionCandidates = States.class,
      description = "Only those: open, renewed, replaced, revoked, expired or failed.")
  private @Nullable String state;

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      String path = "/campaigns/" + Query.segment(id) + "/members";
      Query query = Query.none().with("state", state);
      List<CampaignMember> found = connection.all(path, query, CampaignMember.class);
      printer.result(found, table(found));
    }
    return ExitCode.DONE;
  }

  private static Table table(List<CampaignMember> members) {
    Table table = Table.of("SERIAL", "PROFILE", "NAMES", "STATE", "SINCE", "REPLACED BY", "WHY");
    for (CampaignMember m : members) {
      table.row(
          m.serial(),
          m.profile(),
          String.join(" ", m.names()),
          m.state(),
          Text.time(m.settled()),
          m.replacedBy(),
          m.why());
    }
    return table;
  }

  /** For the completion script. */
  static final class States implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("open", "renewed", "replaced", "revoked", "expired", "failed").iterator();
    }
  }
}
