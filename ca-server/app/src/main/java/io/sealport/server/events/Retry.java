package io.sealport.server.events;

import java.time.Duration;
import java.util.Random;

/**
 * When a delivery that failed is tried again: the wait doubles, up to the longest, and is drawn
 * between three and five quarters of it, so that what failed together does not come together.
 *
 * @param giveUp how long it is tried
 */
public record Retry(Duration first, Duration longest, Duration giveUp) {

  public static final Retry STANDARD =
      new Retry(Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofDays(3));

  /** Beyond it the doubling has long met the longest wait. */
  private static final int MOST_DOUBLINGS = 40;

  /**
   * How long to wait.
   *
   * @param failures of this delivery so far, at least one
   */
  Duration after(int failures, Random random) {
    double doubled =
        (double) first.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
    double capped = Math.min(doubled, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(capped * (0.75 + random.nextDouble() / 2)));
  }
}
