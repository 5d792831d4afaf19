package io.sealport.cli.operate;

import io.sealport.api.PolicyDifference;
import io.sealport.cli.console.Table;
import io.sealport.policy.Opinion;
import java.util.ArrayList;
import java.util.List;

/** What a dry-run would have decided otherwise, one request a line. */
final class DifferenceTable {

  private DifferenceTable() {}

  static Table of(List<PolicyDifference> differences) {
    Table table = Table.of("REQUEST", "PROFILE", "NAMES", "IN FORCE", "DRY-RUN");
    differences.forEach(
        d ->
            table.row(
                d.request(),
                d.profile(),
                String.join(" ", d.names()),
                words(d.active()),
                words(d.candidate())));
    return table;
  }

  private static String words(Opinion opinion) {
    List<String> why = new ArrayList<>();
    opinion.violations().forEach(v -> why.add(v.toString()));
    opinion.demands().forEach(d -> why.add(d.subject() + " by " + d.wanted()));
    why.addAll(opinion.certificate());
    return why.isEmpty() ? opinion.outcome() : opinion.outcome() + ": " + String.join("; ", why);
  }
}
