package io.sealport.cli.console;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import java.util.List;

/** The broken rules of a refusal, carried as the cause of its {@link Fault}. */
public final class Violations extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> all;

  private Violations(List<Violation> all) {
    super(all.toString());
    this.all = List.copyOf(all);
  }

  /** A refusal that is printed with one line for each broken rule. */
  public static Fault refusal(String message, List<Violation> violations) {
    return Fault.of(Fault.Kind.REFUSED, message, new Violations(violations));
  }

  /** The broken rules that a fault carries, none for most. */
  public static List<Violation> of(Fault fault) {
    return fault.getCause() instanceof Violations v ? v.all : List.of();
  }
}
