package io.sealport.policy;

import io.sealport.pki.Name;
import java.util.List;

/** Evidence for tests: of some names, or of all where the list is empty. */
public record TestEvidence(String check, List<Name> names) implements Evidence {

  public static Evidence of(String check, String... names) {
    return new TestEvidence(check, java.util.Arrays.stream(names).map(Name::parse).toList());
  }

  @Override
  public boolean proves(Name name) {
    return names.isEmpty() || names.contains(name);
  }

  @Override
  public String statement() {
    return "a test says so";
  }
}
