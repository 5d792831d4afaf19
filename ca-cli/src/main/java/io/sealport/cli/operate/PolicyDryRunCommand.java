package io.sealport.cli.operate;

import io.sealport.api.DryRunInfo;
import io.sealport.api.PoliciesInfo;
import io.sealport.api.PolicyDifference;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport policy dry-run}. */
@CommandLine.Command(
    name = "dry-run",
    description = {
      "Say what the profiles in HOME/policies-dry-run would have decided otherwise.",
      "They are read at the server's start and by: sealport policy reload."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:they are tried", "5:there are none", "9:they could not be loaded"},
    footer = {
      "",
      "Example:",
      "  sealport policy dry-run --home /var/lib/sealport",
      "To put them into force, move their files into HOME/policies and reload."
    })
@Prints(PolicyDryRunCommand.Report.class)
public final class PolicyDryRunCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--all", description = "Also what earlier dry-runs have found.")
  private boolean all;

  /**
   * What a dry-run has found.
   *
   * @param fingerprint of the profiles that are tried, absent if they could not be loaded
   * @param problems why they could not be loaded, each with file and line
   * @param judged how many requests they have judged beside the profiles in force
   * @param differing how many of them they would have decided otherwise
   * @param differences the newest of those, oldest first
   */
  public record Report(
      @Nullable String fingerprint,
      List<String> problems,
      long judged,
      long differing,
      List<PolicyDifference> differences) {}

  @Override
  protected ExitCode run(Printer printer) {
    Report report;
    try (Connection connection = server.connect()) {
      report = report(connection);
    }
    printer.result(report, DifferenceTable.of(report.differences()));
    report.problems().forEach(p -> printer.say("not loaded: " + p));
    printer.say(
        report.judged()
            + " requests were judged by both, "
            + report.differing()
            + " would be decided otherwise");
    return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }

  private Report report(Connection connection) {
    DryRunInfo tried = connection.api().get("/policies", PoliciesInfo.class).dryRun();
    if (tried == null && !all) {
      throw Fault.of(Kind.NOT_FOUND, "nothing is tried: the home has no policies-dry-run")
          .withHint("copy policies there, edit the copy, then: sealport policy reload");
    }
    String fingerprint = tried == null ? null : tried.fingerprint();
    Query query = all ? Query.none() : Query.none().with("candidate", fingerprint);
    List<PolicyDifference> differences =
        all || fingerprint != null
            ? connection.all("/policies/differences", query, PolicyDifference.class)
            : List.of();
    return tried == null
        ? new Report(null, List.of(), 0, 0, differences)
        : new Report(fingerprint, tried.problems(), tried.judged(), tried.differing(), differences);
  }
}
