package io.sealport.server.identity;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.time.Instant;
import java.util.Set;

/** Check {@code token}: an operator gave the requester a token for these names beforehand. */
public final class TokenCheck {

  public static final String ID = "token";

  private TokenCheck() {}

  /**
   * The token's names, proven.
   *
   * @throws Fault UNAUTHENTICATED if it is spent, revoked or expired; FORBIDDEN if it is for
   *     another profile or no enrolment token
   */
  public static Proof prove(Token token, String profile, Instant now) {
    if (token.kind() != Token.Kind.ENROLMENT) {
      throw Fault.of(Kind.FORBIDDEN, "token " + token.id() + " is no enrolment token");
    }
    if (!token.isOpen(now)) {
      throw Fault.of(
          Kind.UNAUTHENTICATED, "the enrolment token " + token.id() + " is " + token.status(now));
    }
    String bound = token.profile().orElse("");
    if (!bound.equals(profile)) {
      throw Fault.of(
          Kind.FORBIDDEN,
          "the enrolment token " + token.id() + " is for profile " + bound + ", not " + profile);
    }
    return Proof.ofRequester(
        ID,
        Set.copyOf(token.names())::contains,
        "token " + token.id() + " of " + token.createdBy());
  }
}
