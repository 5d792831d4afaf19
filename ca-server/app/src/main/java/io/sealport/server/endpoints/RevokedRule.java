package io.sealport.server.endpoints;

import io.sealport.server.status.Alarm;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An endpoint that must refuse revoked users has let one in, or asks nobody for a certificate. */
@Singleton
class RevokedRule implements EndpointRule {

  /** By then every file of CRLs that is kept fresh tells of it; before it may be only late. */
  private static final Duration HEARD_OF = Duration.ofDays(1);

  private final RevokedUser user;
  private final ServerWords words;

  RevokedRule(RevokedUser user, ServerWords words) {
    this.user = user;
    this.words = words;
  }

  @Override
  public Optional<Alarm> look(Watched endpoint, Instant now) {
    if (!endpoint.endpoint().testsRevoked()) {
      return Optional.empty();
    }
    return endpoint.served().flatMap(s -> look(endpoint, s));
  }

  private Optional<Alarm> look(Watched endpoint, Served served) {
    if (served.revokedTest().isEmpty()) {
      return user.revokedSince().isPresent() ? Optional.empty() : Optional.of(untested(endpoint));
    }
    return switch (served.revokedTest().get()) {
      case REFUSED -> Optional.empty();
      case LET_IN ->
          Optional.of(
              alarm(
                  endpoint,
                  isHeardOf(served),
                  " lets in a client whose certificate is revoked",
                  words.revocation(endpoint.endpoint().server())));
      case NOT_ASKED ->
          Optional.of(
              alarm(
                  endpoint,
                  true,
                  " asks nobody for a client certificate, so a revocation does nothing",
                  "have it require client certificates, or no longer test it:"
                      + " sealport endpoints add --force"));
    };
  }

  private static Alarm untested(Watched endpoint) {
    return alarm(
        endpoint,
        false,
        " is not tested with a revoked client: there is no certificate to show",
        "the server's log says why; the profile " + RevokedUser.PROFILE + " must allow it");
  }

  private boolean isHeardOf(Served served) {
    return user.revokedSince()
        .map(at -> !served.reached().isBefore(at.plus(HEARD_OF)))
        .orElse(true);
  }

  private static Alarm alarm(Watched endpoint, boolean critical, String what, String hint) {
    return Alarm.of(
        "endpoint-admits-revoked:" + endpoint.id(), critical, endpoint.id() + what, hint);
  }
}
