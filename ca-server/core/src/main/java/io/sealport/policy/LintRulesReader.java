package io.sealport.policy;

import io.sealport.policy.lint.LintInfo;
import io.sealport.policy.lint.LintRules;
import io.sealport.policy.lint.Lints;
import io.sealport.policy.lint.Severity;
import io.sealport.yaml.Complaints;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The section {@code lints} of a profile. */
final class LintRulesReader {

  private LintRulesReader() {}

  static LintRules read(YamlMap file) {
    return file.map("lints").map(LintRulesReader::rules).orElse(LintRules.STANDARD);
  }

  private static LintRules rules(YamlMap lints) {
    Complaints wrong = new Complaints();
    lints.keys().forEach(key -> wrong.attempt(() -> known(lints, key)));
    Map<String, Severity> set = new LinkedHashMap<>();
    for (LintInfo lint : Lints.known()) {
      wrong
          .attempt(() -> lints.find(lint.id()).map(v -> severity(v, lint)))
          .flatMap(found -> found)
          .ifPresent(severity -> set.put(lint.id(), severity));
    }
    wrong.raise();
    return new LintRules(set);
  }

  /** There are too many to name them all. */
  private static String known(YamlMap lints, String key) {
    if (Lints.known().stream().noneMatch(l -> l.id().equals(key))) {
      throw lints
          .place(key)
          .fault("unknown lint \"" + key + "\"; `sealport policy schema` lists them");
    }
    return key;
  }

  private static Severity severity(YamlValue value, LintInfo lint) {
    String allowed = lint.allowed().stream().map(Severity::wire).collect(Collectors.joining(", "));
    return Severity.ofWire(value.text())
        .filter(lint.allowed()::contains)
        .orElseThrow(
            () ->
                value.wanted(
                    lint.adjustable()
                        ? "one of " + allowed
                        : allowed + ": this lint is no profile's to lower"));
  }
}
