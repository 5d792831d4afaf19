package io.sealport.policy.lint;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How severe a profile takes the lints, as checked: none below its hard limit.
 *
 * @param set by id; whatever is not in it has its own severity
 */
public record LintRules(Map<String, Severity> set) {

  /** Every lint as it is. */
  public static final LintRules STANDARD = new LintRules(Map.of());

  /**
   * @throws Fault BAD_INPUT if there is no such lint or it may not be lowered so far
   */
  public LintRules {
    set.forEach(LintRules::require);
    set = Collections.unmodifiableMap(new TreeMap<>(set));
  }

  private static void require(String id, Severity wanted) {
    LintInfo lint =
        Lints.known().stream()
            .filter(l -> l.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Fault.of(Kind.BAD_INPUT, "\"" + id + "\" is no lint"));
    if (!lint.allowed().contains(wanted)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          id
              + " cannot be "
              + wanted.wire()
              + " ("
              + lint.source()
              + "); wanted "
              + lint.allowed().stream().map(Severity::wire).collect(Collectors.joining(" or ")));
    }
  }

  Severity of(Lint lint) {
    return set.getOrDefault(lint.id(), lint.severity());
  }
}
