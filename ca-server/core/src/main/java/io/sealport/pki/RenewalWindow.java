package io.sealport.pki;

import java.time.Duration;
import java.time.Instant;

/**
 * When a certificate is renewed in the ordinary course: from two thirds of its lifetime on, spread
 * over a twenty-fourth of it, so that those issued in one hour are not renewed in one hour.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record RenewalWindow(Instant start, Instant end) {

  private static final int SPREAD = 24;

  /** That of a certificate with these dates. */
  public static RenewalWindow of(Instant notBefore, Instant notAfter) {
    Duration lifetime = Duration.between(notBefore, notAfter);
    Instant start = notBefore.plus(lifetime.multipliedBy(2).dividedBy(3));
    return new RenewalWindow(start, start.plus(lifetime.dividedBy(SPREAD)));
  }

  /**
   * A moment within the window.
   *
   * @param share from 0, the start, to 1, the end, exclusive
   */
  public Instant at(double share) {
    return start.plusMillis((long) (Duration.between(start, end).toMillis() * share));
  }
}
