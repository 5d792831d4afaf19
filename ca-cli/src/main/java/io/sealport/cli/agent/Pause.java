package io.sealport.cli.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to wait after a failure: a minute, then twice as long each time up to six hours, and
 * never so long that a certificate ends before it was tried ten times more. Written down as a
 * moment, so that it outlives the process.
 */
final class Pause {

  static final Duration FIRST = Duration.ofMinutes(1);

  /** After an installation that was rolled back, instead of a minute. */
  static final Duration AFTER_ROLL_BACK = Duration.ofHours(1);

  private static final Duration LONGEST = Duration.ofHours(6);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** After a no: policy may change, but not by being asked. */
  static final Duration AFTER_NO = Duration.ofDays(1);

  /** A server that asks for more is not believed. */
  private static final Duration MOST_ASKED = Duration.ofDays(1);

  private static final int TRIES_LEFT = 10;
  private static final int MOST_DOUBLINGS = 20;

  private Pause() {}

  /**
   * After a failure that may pass.
   *
   * @param failures in a row, this one included
   * @param end of what must not lapse meanwhile
   */
  static Duration after(int failures, Instant now, Instant end) {
    return after(FIRST, failures, now, end);
  }

  /** The same from another first pause on. */
  static Duration after(Duration first, int failures, Instant now, Instant end) {
    Duration grown = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return shorter(grown, cap(now, end));
  }

  private static Duration cap(Instant now, Instant end) {
    Duration left = Duration.between(now, end);
    if (left.isNegative() || left.isZero()) {
      return LONGEST;
    }
    Duration share = left.dividedBy(TRIES_LEFT);
    return shorter(LONGEST, share.compareTo(SHORTEST) < 0 ? SHORTEST : share);
  }

  /** At least as long as the server asked, within reason. */
  static Duration honouring(Duration pause, Optional<Duration> asked) {
    return asked.map(a -> shorter(a, MOST_ASKED)).filter(a -> a.compareTo(pause) > 0).orElse(pause);
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
