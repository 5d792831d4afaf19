package io.sealport.server.registration;

import io.sealport.pki.SerialNumber;
import io.sealport.policy.Role;
import io.sealport.server.identity.Token;
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
    return role.isPresent() && java.util.List.of(roles).contains(role.get());
  }

  /** Whether the caller may vouch for others. */
  public boolean isOperator() {
    return is(Role.ADMINISTRATOR, Role.OFFICER);
  }

  /** Whether the caller holds that certificate. */
  public boolean holds(SerialNumber serial) {
    return certificate.filter(serial::equals).isPresent();
  }
}
