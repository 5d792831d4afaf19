package io.sealport.server.identity;

import io.sealport.pki.Name;
import java.util.Set;

/** What a check found. */
public sealed interface Finding {

  /** One line for the record, without secrets. */
  String statement();

  /**
   * It is proven.
   *
   * @param names the names that are proven by it, the subject among them; none where only the
   *     requester is
   */
  record Proven(Set<Name> names, String statement) implements Finding {
    public Proven {
      names = Set.copyOf(names);
    }
  }

  /** It is not proven; the statement says what was found and what was wanted. */
  record NotProven(String statement) implements Finding {}
}
