package io.sealport.server.identity;

import io.sealport.policy.Scope;
import java.util.List;

/**
 * How far a token is narrower than its role. What a token is limited to never grows.
 *
 * @param scopes what it may do; empty for everything that its role may
 * @param profiles the profiles that it may act on; empty for every one
 */
public record Limits(List<Scope> scopes, List<String> profiles) {

  /** As much as the role. */
  public static final Limits NONE = new Limits(List.of(), List.of());

  public Limits {
    scopes = scopes.stream().distinct().sorted().toList();
    profiles = profiles.stream().distinct().sorted().toList();
  }

  /** Whether the bearer may less than the role. */
  public boolean narrow() {
    return !scopes.isEmpty() || !profiles.isEmpty();
  }

  /** Whether the scope is not excluded. */
  public boolean allow(Scope scope) {
    return scopes.isEmpty() || scopes.contains(scope);
  }

  /** Whether the profile is not excluded. */
  public boolean allow(String profile) {
    return profiles.isEmpty() || profiles.contains(profile);
  }
}
