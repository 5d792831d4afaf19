package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import io.sealport.server.identity.Limits;
import io.sealport.server.identity.Token;
import java.util.List;
import java.util.Optional;

/**
 * Who asks, as far as a credential has proven it.
 *
 * @param id as in the journal: profile and login of one who has a role, {@code operator:admin},
 *     {@code officer:admin}; {@code certificate:SERIAL}, {@code token:ID} or {@code anyone}
 * @param role what the caller may do; empty for anyone
 * @param certificate the valid certificate of this CA that the caller used
 * @param token the token that the caller used
 */
public record Caller(
    String id, Optional<Role> role, Optional<SerialNumber> certificate, Optional<Token> token) {

  /** A caller without any credential. */
  public static final Caller ANYONE =
      new Caller("anyone", Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether the caller has one of these roles. */
  public boolean is(Role... roles) {
    return role.isPresent() && List.of(roles).contains(role.get());
  }

  /** Whether the caller may vouch for others. */
  public boolean isOperator() {
    return is(Role.ADMINISTRATOR, Role.OFFICER);
  }

  /** Whether the caller's token does not exclude it; roles are looked at apart from that. */
  public boolean may(Scope scope) {
    return limits().allow(scope);
  }

  /** What the caller's token is narrowed to, in words. */
  public String scopes() {
    return Scope.words(limits().scopes());
  }

  /** The caller as the API tells it. */
  public io.sealport.api.Caller told() {
    return new io.sealport.api.Caller(
        id,
        role.map(Role::wire).orElse("anyone"),
        TokenOffice.scopes(limits()),
        TokenOffice.profiles(limits()));
  }

  /** How far the caller's token is narrower than the role. */
  Limits limits() {
    return token.map(Token::limits).orElse(Limits.NONE);
  }

  /**
   * Refuses a caller whose token is for other profiles.
   *
   * @throws Fault FORBIDDEN
   */
  public void requireReaches(String profile) {
    if (!limits().allow(profile)) {
      throw Fault.of(
          Kind.FORBIDDEN,
          id
              + " is limited to the profiles "
              + String.join(", ", limits().profiles())
              + "; this is of "
              + Name.printable(profile));
    }
  }

  /**
   * The profile to list: the one asked for, or the only one that the caller's token reaches.
   *
   * @param asked empty for every profile
   * @throws Fault FORBIDDEN if the token does not reach it, or reaches several and none was named
   */
  public String profileToList(String asked) {
    List<String> reached = limits().profiles();
    if (asked.isEmpty() && reached.size() == 1) {
      return reached.get(0);
    }
    if (asked.isEmpty() && !reached.isEmpty()) {
      throw Fault.of(Kind.FORBIDDEN, id + " may not list every profile")
          .withHint("name one of " + String.join(", ", reached));
    }
    requireReaches(asked);
    return asked;
  }

  /** Whether the caller holds that certificate. */
  public boolean holds(SerialNumber serial) {
    return certificate.filter(serial::equals).isPresent();
  }
}
