package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import java.util.List;

/** Rules that were found broken only inside the transaction: undoes it, and becomes a refusal. */
final class BrokenRules extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  private BrokenRules(List<Violation> violations) {
    super(violations.toString());
    this.violations = violations;
  }

  static void requireNone(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw Fault.of(
          Kind.REFUSED, "policy refuses this certificate by now", new BrokenRules(violations));
    }
  }

  /** The rules that a fault carries, none for most. */
  static List<Violation> of(Fault fault) {
    return fault.getCause() instanceof BrokenRules broken ? broken.violations : List.of();
  }
}
