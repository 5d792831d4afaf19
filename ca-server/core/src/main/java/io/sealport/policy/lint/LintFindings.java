package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.List;

/**
 * What the lints have found, in the list's order.
 *
 * @param errors why the certificate may not be issued
 * @param warnings what its reader should know
 */
public record LintFindings(List<Violation> errors, List<Violation> warnings) {

  public LintFindings {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
