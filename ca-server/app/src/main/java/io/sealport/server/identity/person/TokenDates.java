package io.sealport.server.identity.person;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sealport.server.identity.Order;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** When a token is good, and whether it was made for this request (RFC 7519 4.1.4 to 4.1.6). */
final class TokenDates {

  private final JWTClaimsSet claims;
  private final OidcSettings.Demands demands;
  private final Order order;
  private final Instant now;

  TokenDates(JWTClaimsSet claims, OidcSettings.Demands demands, Order order, Instant now) {
    this.claims = claims;
    this.demands = demands;
    this.order = order;
    this.now = now;
  }

  /** The first thing that is wrong. */
  Optional<String> objection() {
    return Stream.<Supplier<Optional<String>>>of(
            this::missing, this::expired, this::early, this::old, this::stale)
        .flatMap(o -> o.get().stream())
        .findFirst();
  }

  /** When it is worth nothing any more; only for a token without objection. */
  Instant end() {
    Instant aged = instant(claims.getIssueTime()).plus(demands.maxAge());
    Instant expires = instant(claims.getExpirationTime());
    return (aged.isBefore(expires) ? aged : expires).plus(demands.skew()).plusSeconds(1);
  }

  private Optional<String> missing() {
    return claims.getExpirationTime() == null || claims.getIssueTime() == null
        ? Optional.of("the token does not say when it was issued and when it expires (iat, exp)")
        : Optional.empty();
  }

  private Optional<String> expired() {
    Instant expires = instant(claims.getExpirationTime());
    // RFC 7519 4.1.4: on or after the time it must not be accepted.
    return now.isBefore(expires.plus(demands.skew()))
        ? Optional.empty()
        : Optional.of("the token expired at " + expires);
  }

  private Optional<String> early() {
    Instant latest = now.plus(demands.skew());
    return Stream.of(claims.getIssueTime(), claims.getNotBeforeTime())
        .filter(java.util.Objects::nonNull)
        .map(TokenDates::instant)
        .filter(t -> t.isAfter(latest))
        .findFirst()
        .map(t -> "the token is good only from " + t);
  }

  private Optional<String> old() {
    Instant issued = instant(claims.getIssueTime());
    return issued.plus(demands.maxAge()).plus(demands.skew()).isAfter(now)
        ? Optional.empty()
        : Optional.of(
            "the token was issued at "
                + issued
                + "; wanted one that is at most "
                + demands.maxAge().toSeconds()
                + " seconds old");
  }

  /** Whoever once got hold of a token must not prove with it what is asked for later. */
  private Optional<String> stale() {
    if (order.nonce().equals(claims.getClaim("nonce"))) {
      return Optional.empty();
    }
    if (demands.nonce()) {
      return Optional.of("the token does not carry this request's nonce");
    }
    Instant issued = instant(claims.getIssueTime());
    return demands.fresh() && issued.plus(demands.skew()).isBefore(order.created())
        ? Optional.of(
            "the token was issued at " + issued + ", before this request; wanted a new one")
        : Optional.empty();
  }

  private static Instant instant(Date date) {
    return date.toInstant();
  }
}
