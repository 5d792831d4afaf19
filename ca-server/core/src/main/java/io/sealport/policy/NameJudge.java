package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a certificate's names against a profile's. */
final class NameJudge {

  /** A message with every pattern of a long list would hide what it says. */
  private static final int SHOWN = 10;

  private NameJudge() {}

  static List<Violation> judge(Profile profile, List<Name> names) {
    NameRules rules = profile.names();
    List<Violation> violations = new ArrayList<>();
    if (names.size() < rules.min()) {
      violations.add(violation("names.min", names.size() + " names", "at least " + rules.min()));
    }
    if (names.size() > rules.max()) {
      violations.add(violation("names.max", names.size() + " names", "at most " + rules.max()));
    }
    long logins = names.stream().filter(n -> n.type() == Name.Type.LOGIN).count();
    if (rules.bare() == Name.Type.LOGIN && logins != 1) {
      // The login is the common name, and there is one common name.
      violations.add(violation("names.login", logins + " logins", "exactly one login"));
    }
    for (Name name : names) {
      judge(rules, name, violations);
    }
    return violations;
  }

  private static void judge(NameRules rules, Name name, List<Violation> violations) {
    if (rules.allow().stream().noneMatch(p -> p.covers(name))) {
      violations.add(violation("names.allow", name.toString(), "one of " + shown(rules.allow())));
    }
    if (rules.deny().stream().anyMatch(p -> p.touches(name))) {
      violations.add(violation("names.deny", name.toString(), "none of " + shown(rules.deny())));
    }
    if (name.isWildcard() && !rules.wildcards()) {
      violations.add(violation("names.wildcards", name.toString(), "no wildcard"));
    }
  }

  private static String shown(List<NamePattern> patterns) {
    String first =
        patterns.stream().limit(SHOWN).map(NamePattern::toString).collect(Collectors.joining(", "));
    return patterns.size() > SHOWN ? first + ", ... (" + patterns.size() + " patterns)" : first;
  }

  private static Violation violation(String rule, String found, String limit) {
    return new Violation(rule, found, limit);
  }
}
