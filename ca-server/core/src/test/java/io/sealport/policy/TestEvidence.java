package io.sealport.policy;

import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Evidence for tests: of some names, or of all and the requester where the list is empty. */
public record TestEvidence(String check, List<Name> names, Optional<String> officer)
    implements Evidence {

  public static Evidence of(String check, String... names) {
    return new TestEvidence(check, named(names), Optional.empty());
  }

  /** An approval by that officer. */
  public static Evidence approvedBy(String officer, String... names) {
    return new TestEvidence(Checks.APPROVAL, named(names), Optional.of(officer));
  }

  private static List<Name> named(String... names) {
    return Arrays.stream(names).map(Name::parse).toList();
  }

  @Override
  public boolean proves(Name name) {
    return names.isEmpty() || names.contains(name);
  }

  @Override
  public boolean provesRequester() {
    return names.isEmpty();
  }

  @Override
  public String statement() {
    return "a test says so";
  }
}
