package io.sealport.cli.inspect;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.fault.ExitCode;
import io.sealport.pki.Durations;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport policy list}. */
@CommandLine.Command(
    name = "list",
    description = "List the profiles, ordered by name.",
    footer = {"", "Example:", "  sealport policy list --home /var/lib/sealport"})
@Prints(value = PolicyListCommand.Line.class, list = true)
final class PolicyListCommand extends Command {

  /** One profile in a line. */
  record Line(
      String name,
      String description,
      List<String> issuers,
      String usage,
      List<String> proof,
      String keys,
      String validity,
      String maxValidity,
      String file,
      String sha256) {

    static Line of(Profile profile) {
      return new Line(
          profile.name(),
          profile.description(),
          profile.issuers(),
          profile.usage().name().toLowerCase(Locale.ROOT),
          profile.proofChecks(),
          profile.keys().toString(),
          Durations.text(profile.validity().standard()),
          Durations.text(profile.validity().max()),
          profile.source(),
          profile.sha256());
    }
  }

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Override
  protected ExitCode run(Printer printer) {
    Rulebook rulebook = policies.rulebook();
    List<Line> lines = rulebook.profiles().stream().map(Line::of).toList();
    Table table = Table.of("PROFILE", "ISSUER", "USE", "LASTS", "AT MOST", "DESCRIPTION");
    lines.forEach(
        l ->
            table.row(
                l.name(),
                String.join(", ", l.issuers()),
                l.usage(),
                l.validity(),
                l.maxValidity(),
                l.description()));
    printer.result(lines, table);
    printer.say("fingerprint of them together: " + rulebook.fingerprint());
    return ExitCode.DONE;
  }
}
