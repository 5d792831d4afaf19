package io.sealport.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Map;
import java.util.Optional;

/** One CEL rule of a profile, compiled. It holds only if it evaluates to true. */
public final class Rule {

  private final String id;
  private final String require;
  private final String because;
  private final CelRuntime.Program program;

  Rule(String id, String require, String because, CelRuntime.Program program) {
    this.id = id;
    this.require = require;
    this.because = because;
    this.program = program;
  }

  /** {@code rule.1} for the first of a profile. */
  public String id() {
    return id;
  }

  /** The expression as it was written. */
  public String require() {
    return require;
  }

  /** What is told to the one who is refused. */
  public String because() {
    return because;
  }

  /** Whether it holds; what cannot be evaluated counts as {@code otherwise}. */
  boolean holds(Map<String, Object> certificate, boolean otherwise) {
    try {
      return Boolean.TRUE.equals(program.eval(certificate));
    } catch (CelEvaluationException e) {
      return otherwise;
    }
  }

  /** Fails closed: what cannot be evaluated is a violation too. */
  Optional<Violation> check(Map<String, Object> certificate) {
    try {
      if (Boolean.TRUE.equals(program.eval(certificate))) {
        return Optional.empty();
      }
      return Optional.of(new Violation(id, "a certificate without: " + require, because));
    } catch (CelEvaluationException e) {
      String reason = Name.printable(String.valueOf(e.getMessage()));
      return Optional.of(
          new Violation(id, "cannot be evaluated (" + reason + "): " + require, because));
    }
  }
}
