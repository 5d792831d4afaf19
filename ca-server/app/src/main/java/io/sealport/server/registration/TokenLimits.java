package io.sealport.server.registration;

import io.sealport.api.TokenRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.policy.Profile;
import io.sealport.policy.Role;
import io.sealport.policy.Rulebook;
import io.sealport.policy.Scope;
import io.sealport.server.identity.Limits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How narrow a new token must be: no wider than its role, and no wider than who makes it. */
final class TokenLimits {

  private TokenLimits() {}

  /**
   * What was asked for.
   *
   * @throws Fault BAD_INPUT for what is unknown, or what the role has not
   */
  static Limits of(TokenRequest wanted, Role role, Rulebook rulebook) {
    List<String> profiles = present(wanted.profiles(), "profiles");
    for (String profile : profiles) {
      if (rulebook.profile(profile).isEmpty()) {
        throw Fault.of(Kind.BAD_INPUT, "no profile \"" + Name.printable(profile) + "\"")
            .withHint(
                "known are "
                    + String.join(", ", rulebook.profiles().stream().map(Profile::name).toList()));
      }
    }
    List<Scope> scopes =
        present(wanted.scopes(), "scopes").stream().map(s -> scope(s, role)).toList();
    if (profiles.isEmpty()) {
      return new Limits(scopes, profiles);
    }
    for (Scope scope : scopes) {
      if (scope.isAcrossProfiles()) {
        throw Fault.of(
            Kind.BAD_INPUT,
            scope.wire() + " shows every profile, so it cannot be limited to some profiles");
      }
    }
    List<Scope> whole = Scope.of(role).stream().filter(s -> !s.isAcrossProfiles()).toList();
    return new Limits(scopes.isEmpty() ? whole : scopes, profiles);
  }

  private static Scope scope(String text, Role role) {
    List<Scope> known = Scope.of(role);
    Scope scope =
        Scope.ofWire(text)
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.BAD_INPUT,
                        "no scope \""
                            + Name.printable(text)
                            + "\"; wanted some of "
                            + Scope.words(Arrays.asList(Scope.values()))));
    if (!known.contains(scope)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the role "
              + role.wire()
              + " has no scope "
              + scope.wire()
              + "; it has "
              + Scope.words(known));
    }
    return scope;
  }

  /** Present and empty would be everything or nothing, as one reads it: it is neither. */
  private static List<String> present(@Nullable List<String> values, String field) {
    if (values == null) {
      return List.of();
    }
    if (values.isEmpty() || values.stream().anyMatch(v -> v == null || v.isBlank())) {
      throw Fault.of(
          Kind.BAD_INPUT, field + " is empty or holds nothing: name some, or none at all");
    }
    return values;
  }

  /**
   * Refuses a token that could do what its maker cannot.
   *
   * @throws Fault FORBIDDEN
   */
  static void requireWithin(Caller maker, Role role, Limits limits) {
    Limits own = maker.limits();
    List<Scope> scopes = limits.scopes().isEmpty() ? Scope.of(role) : limits.scopes();
    List<Scope> more = scopes.stream().filter(s -> !own.allow(s)).toList();
    if (!more.isEmpty()) {
      throw Fault.of(
              Kind.FORBIDDEN,
              maker.id() + " may not give out what it has not: " + Scope.words(more))
          .withHint("name scopes among " + Scope.words(own.scopes()));
    }
    if (own.narrow() && limits.scopes().isEmpty()) {
      // All of a role is more than all its scopes of today.
      throw Fault.of(
              Kind.FORBIDDEN, maker.id() + " is narrowed, so the tokens that it makes name scopes")
          .withHint("name scopes among " + Scope.words(own.scopes()));
    }
    boolean everywhere = limits.profiles().isEmpty() && !own.profiles().isEmpty();
    if (everywhere || !limits.profiles().stream().allMatch(own::allow)) {
      throw Fault.of(
          Kind.FORBIDDEN,
          maker.id() + " is limited to the profiles " + String.join(", ", own.profiles()));
    }
  }

  /**
   * Refuses a token that would outlive the token that makes it.
   *
   * @throws Fault FORBIDDEN
   */
  static void requireNotLonger(Caller maker, Instant expires) {
    maker
        .token()
        .filter(t -> t.expires().isBefore(expires))
        .ifPresent(
            t -> {
              throw Fault.of(
                      Kind.FORBIDDEN,
                      "a token made by " + maker.id() + " may not outlive it: " + t.expires())
                  .withHint("ask for a shorter ttl");
            });
  }
}
