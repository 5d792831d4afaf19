package io.sealport.server.status;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the making of large CRLs from taking the machine: what takes a second is not made again for
 * revocations before half a minute has passed. Small ones take milliseconds, and nothing is held
 * back; OCSP and deltas wait for nothing.
 */
@Singleton
class CrlPace {

  /** Three hundredths of one core's time, so that no request suffers. */
  private static final int REST = 30;

  /** However long it took: a clock that was set, or a disk that stood still, holds nothing back. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

  CrlPace(Clock clock) {
    this.clock = clock;
  }

  /** Whether the CRL of that name may be made for a revocation now. */
  boolean allows(String name) {
    return !clock.instant().isBefore(notBefore.getOrDefault(name, Instant.MIN));
  }

  /** Makes it, and remembers how long that took. */
  void make(String name, Runnable making) {
    Instant start = clock.instant();
    making.run();
    Instant end = clock.instant();
    Duration rest = Duration.between(start, end).multipliedBy(REST);
    notBefore.put(name, end.plus(rest.compareTo(LONGEST) < 0 ? rest : LONGEST));
  }
}
