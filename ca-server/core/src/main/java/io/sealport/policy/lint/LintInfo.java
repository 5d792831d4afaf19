package io.sealport.policy.lint;

import java.util.Arrays;
import java.util.List;

/**
 * A lint as profiles know it.
 *
 * @param id as in refusals, such as {@code lint.serial}
 * @param source where it is written, such as {@code RFC 5280 4.1.2.2}
 * @param severity where a profile does not say
 * @param adjustable whether a profile may lower it
 */
public record LintInfo(String id, String source, Severity severity, boolean adjustable) {

  static LintInfo of(Lint lint) {
    return new LintInfo(lint.id(), lint.source(), lint.severity(), lint.adjustable());
  }

  /** What a profile may say: raising is always allowed, lowering only where it is adjustable. */
  public List<Severity> allowed() {
    return Arrays.stream(Severity.values())
        .filter(s -> adjustable || s.compareTo(severity) >= 0)
        .toList();
  }
}
