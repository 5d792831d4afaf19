package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.List;

/** What the rulebook says of an {@link Application}. */
public sealed interface Verdict permits Approval, Verdict.Owing, Verdict.Refusal {

  /**
   * Nothing is wrong with it, but not all is proven yet.
   *
   * @param names the names that the certificate would have, first one first
   * @param demands what is still to be proven
   */
  record Owing(List<Name> names, List<Demand> demands) implements Verdict {
    public Owing {
      names = List.copyOf(names);
      demands = List.copyOf(demands);
    }
  }

  /**
   * It may not be issued.
   *
   * @param violations every broken rule, at least one
   */
  record Refusal(List<Violation> violations) implements Verdict {
    public Refusal {
      violations = List.copyOf(violations);
    }
  }
}
