package io.sealport.server.identity;

import io.sealport.pki.Name;
import io.sealport.policy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A token without its secret.
 *
 * @param seq its place in the list of tokens
 * @param profile what an enrolment token enrols for
 * @param names what an enrolment token proves
 * @param role what the bearer may do
 * @param limits how far it is narrower than the role
 * @param expires from this moment on it is worth nothing
 */
public record Token(
    String id,
    long seq,
    Kind kind,
    Optional<String> profile,
    List<Name> names,
    Role role,
    Limits limits,
    String createdBy,
    Instant created,
    Instant expires,
    State state) {

  /** What a token is for. */
  public enum Kind {
    /** One certificate of one profile for given names. */
    ENROLMENT,
    /** A role at the API until it expires. */
    API;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it can still be used, apart from time. */
  public enum State {
    OPEN,
    SPENT,
    REVOKED;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code open}, {@code spent}, {@code revoked} or {@code expired}. */
  public String status(Instant now) {
    return state == State.OPEN && !now.isBefore(expires) ? "expired" : state.wire();
  }

  /** Whether it is worth something now. */
  public boolean isOpen(Instant now) {
    return state == State.OPEN && now.isBefore(expires);
  }
}
