package io.sealport.server.endpoints;

import io.sealport.server.status.Alarm;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The served certificate is about to end, or has ended. */
@Singleton
class ExpiryRule implements EndpointRule {

  /** Who renews does so at two thirds of the lifetime; of very long ones a month is enough. */
  private static final Duration LONGEST_NOTICE = Duration.ofDays(30);

  @Override
  public Optional<Alarm> look(Watched endpoint, Instant now) {
    return endpoint.served().flatMap(s -> look(endpoint.id(), s, now));
  }

  private static Optional<Alarm> look(String id, Served served, Instant now) {
    Instant end = served.notAfter();
    Duration sixth = Duration.between(served.notBefore(), end).dividedBy(6);
    Duration notice = sixth.compareTo(LONGEST_NOTICE) < 0 ? sixth : LONGEST_NOTICE;
    if (now.isBefore(end.minus(notice))) {
      return Optional.empty();
    }
    boolean ended = !now.isBefore(end);
    return Optional.of(
        Alarm.of(
            "endpoint-expires:" + id,
            !now.isBefore(end.minus(notice.dividedBy(2))),
            id
                + " serves the certificate "
                + served.serial()
                + ", which "
                + (ended ? "ended " : "ends ")
                + end,
            "renew it on that machine and install it: sealport renew"));
  }
}
