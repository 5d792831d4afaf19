package io.sealport.cli.endpoint;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.api.EndpointsAdded;
import io.sealport.api.EndpointsRequest;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport endpoints import}. */
@CommandLine.Command(
    name = "import",
    description = {
      "Have the server watch a list of hosts, look at each, and report what it serves.",
      "One HOST[:PORT] a line, or CSV whose first line names the columns: host, and if need be",
      "port, mode, schedule, zone, profile, tests-revoked, server, labels. All of it is checked",
      "before anything is stored; what is watched already stays as it is, so it can be repeated.",
      "Ends with 9 if anything is wrong with any."
    },
    footer = {
      "",
      "Examples:",
      "  sealport endpoints import hosts.txt --dry-run --home ./ca",
      "  sealport endpoints import hosts.csv --every @hourly --label eu --home ./ca"
    })
@Prints(EndpointsAdded.class)
public final class EndpointsImportCommand extends Command {

  /** A request has at most 256 KiB. */
  private static final int BATCH = 400;

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private EndpointSettings settings = new EndpointSettings();

  @Parameters(paramLabel = "FILE", description = "The list of hosts.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Only say what would be done; nothing is looked at.")
  private boolean dryRun;

  @Option(names = "--force", description = "Give these settings to what is watched already too.")
  private boolean force;

  @Override
  protected ExitCode run(Printer printer) {
    List<EndpointRequest> wanted = HostFile.read(file, settings);
    try (Connection connection = server.connect()) {
      // All of it is judged before the first is stored.
      EndpointsAdded plan = send(connection.api(), wanted, true);
      EndpointsAdded done = dryRun ? plan : seen(connection.api(), wanted);
      List<EndpointInfo> all = AddedText.all(done);
      printer.result(done, EndpointTable.of(all));
      AddedText.tell(done, dryRun, printer);
      if (dryRun) {
        return ExitCode.DONE;
      }
      EndpointTable.tell(all, printer);
      return EndpointTable.ending(all);
    }
  }

  /** Has them watched, and each looked at. */
  private EndpointsAdded seen(ApiClient api, List<EndpointRequest> wanted) {
    EndpointsAdded stored = send(api, wanted, false);
    List<String> ids = AddedText.all(stored).stream().map(EndpointInfo::id).toList();
    List<EndpointInfo> seen = EndpointRounds.check(api, ids, output.talk());
    int replacedFrom = stored.added().size();
    int knownFrom = replacedFrom + stored.replaced().size();
    return new EndpointsAdded(
        seen.subList(0, replacedFrom),
        seen.subList(replacedFrom, knownFrom),
        seen.subList(knownFrom, seen.size()));
  }

  private EndpointsAdded send(ApiClient api, List<EndpointRequest> wanted, boolean plan) {
    EndpointsAdded all =
        new EndpointsAdded(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int from = 0; from < wanted.size(); from += BATCH) {
      List<EndpointRequest> batch = wanted.subList(from, Math.min(wanted.size(), from + BATCH));
      EndpointsAdded done =
          api.post("/endpoints", new EndpointsRequest(batch, force, plan), EndpointsAdded.class);
      all.added().addAll(done.added());
      all.replaced().addAll(done.replaced());
      all.known().addAll(done.known());
    }
    return all;
  }
}
