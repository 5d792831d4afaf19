package io.sealport.policy;

import com.google.common.net.InternetDomainName;
import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    int total = names.stream().mapToInt(n -> n.value().length()).sum();
    if (total > NameRules.HARD_MAX_TOTAL) {
      violations.add(
          violation(
              "names.total",
              total + " characters in all names",
              "at most " + NameRules.HARD_MAX_TOTAL));
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
    if (name.isWildcard()) {
      judgeWildcard(rules, name, violations);
    }
    Homographs.objection(name, rules.scripts())
        .ifPresent(
            found ->
                violations.add(
                    violation(
                        "names.scripts", name + ": " + found, "one script of " + scripts(rules))));
    lookAlike(rules, name)
        .ifPresent(
            other ->
                violations.add(
                    violation("names.look-alike", name.toString(), "no look-alike of " + other)));
  }

  private static void judgeWildcard(NameRules rules, Name name, List<Violation> violations) {
    if (!rules.wildcards()) {
      violations.add(violation("names.wildcards", name.toString(), "no wildcard"));
    } else if (holdsStrangers(name.value().substring(2))) {
      violations.add(
          violation("names.wildcards", name.toString(), "a wildcard below somebody's own domain"));
    }
  }

  /** Whether anybody can have a name there, as below com or co.uk. */
  private static boolean holdsStrangers(String domain) {
    return domain.indexOf('.') < 0
        || (InternetDomainName.isValid(domain) && InternetDomainName.from(domain).isPublicSuffix());
  }

  /** A name that the profile spells out is somebody's; nobody else gets one that looks like it. */
  private static Optional<NamePattern> lookAlike(NameRules rules, Name name) {
    List<NamePattern> literals = rules.allow().stream().filter(NamePattern::isLiteral).toList();
    return literals.stream().anyMatch(p -> p.covers(name)) || name.isWildcard()
        ? Optional.empty()
        : literals.stream().filter(p -> p.touches(name)).findFirst();
  }

  private static String scripts(NameRules rules) {
    return rules.scripts().stream().map(Script::wire).sorted().collect(Collectors.joining(", "));
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
