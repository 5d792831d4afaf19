package io.sealport.server.trust;

import io.sealport.server.authority.TrustedAuthorities;
import io.sealport.server.authority.TrustedAuthority;
import io.sealport.server.status.Alarm;
import io.sealport.server.status.AlarmRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A trusted CA, or the CRL of one, comes to its end. */
@Singleton
class TrustAlarms implements AlarmRule {

  /** Time enough to be sent another certificate. */
  private static final Duration WARNING = Duration.ofDays(30);

  private static final Duration CRITICAL = Duration.ofDays(7);

  private final TrustedAuthorities authorities;

  TrustAlarms(TrustedAuthorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public List<Alarm> look(Instant now) {
    return authorities.all().stream()
        .flatMap(a -> Stream.concat(certificate(a, now).stream(), crl(a, now).stream()))
        .toList();
  }

  private static Optional<Alarm> certificate(TrustedAuthority authority, Instant now) {
    Instant end = authority.certificate().getNotAfter().toInstant();
    if (now.isBefore(end.minus(WARNING))) {
      return Optional.empty();
    }
    return Optional.of(
        Alarm.of(
            "trusted-ca-ends:" + authority.id(),
            !now.isBefore(end.minus(CRITICAL)),
            "the trusted CA " + authority.owner() + " ends " + end + "; its users are refused then",
            "ask it for its next certificate: sealport trust add FILE"));
  }

  private static Optional<Alarm> crl(TrustedAuthority authority, Instant now) {
    return authority.crl().flatMap(crl -> crl(authority, crl, now));
  }

  /** What comes by itself may come late; what somebody has to bring needs longer. */
  private static Optional<Alarm> crl(
      TrustedAuthority authority, TrustedAuthority.Crl crl, Instant now) {
    Instant end = crl.list().nextUpdate();
    Duration validity = Duration.between(crl.list().thisUpdate(), end);
    Duration warning = validity.dividedBy(crl.url().isPresent() ? 5 : 3);
    if (now.isBefore(end.minus(warning))) {
      return Optional.empty();
    }
    String why = crl.failure().map(f -> " (" + f + ")").orElse("");
    return Optional.of(
        Alarm.of(
            "trusted-crl-lapses:" + authority.id(),
            !now.isBefore(end.minus(warning.dividedBy(3))),
            "the CRL of the trusted CA "
                + authority.owner()
                + " ends "
                + end
                + "; FTP servers that check CRLs refuse its users then"
                + why,
            "sealport trust add FILE --crl NEWER"));
  }
}
