package io.sealport.cli.inspect;

import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Table;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.policy.Approval;
import io.sealport.policy.Demand;
import io.sealport.policy.Verdict;
import java.util.List;

/**
 * What the rulebook said of a CSR.
 *
 * @param verdict {@code accepted} or {@code refused}
 * @param names the names that the certificate would have, none if refused
 * @param demands what is still to be proven on the server
 * @param violations why it is refused
 */
record PolicyTrial(
    String profile,
    String issuer,
    String verdict,
    List<String> names,
    List<Demand> demands,
    List<Violation> violations) {

  static PolicyTrial of(String profile, String issuer, Verdict verdict) {
    if (verdict instanceof Verdict.Refusal refusal) {
      return new PolicyTrial(
          profile, issuer, "refused", List.of(), List.of(), refusal.violations());
    }
    if (verdict instanceof Verdict.Owing owing) {
      return accepted(profile, issuer, owing.names(), owing.demands());
    }
    return accepted(profile, issuer, ((Approval) verdict).names(), List.of());
  }

  private static PolicyTrial accepted(
      String profile, String issuer, List<Name> names, List<Demand> demands) {
    List<String> spelled = names.stream().map(Name::toString).toList();
    return new PolicyTrial(profile, issuer, "accepted", spelled, demands, List.of());
  }

  ExitCode exitCode() {
    return violations.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  void print(Printer printer) {
    if (violations.isEmpty()) {
      printer.result(this, acceptance());
    } else {
      printer.result(this, refusal());
      printer.say("refused by profile " + profile);
    }
  }

  private Table acceptance() {
    Table table = Table.of().row("accepted", "by profile " + profile + ", issuer " + issuer);
    names.forEach(name -> table.row("name", name));
    demands.forEach(d -> table.row("to prove", d.subject() + " by " + d.wanted()));
    return table;
  }

  private Table refusal() {
    Table table = Table.of("RULE", "FOUND", "WANTED");
    violations.forEach(v -> table.row(v.rule(), v.found(), v.limit()));
    return table;
  }
}
