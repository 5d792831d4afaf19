package io.sealport.server.identity;

import java.time.Duration;

/**
 * How often something may be tried without success, within a window of time; the numbers are
 * inclusive.
 *
 * @param perName for one name, by whoever
 * @param perAccount by one requester, for whatever
 * @param perAddress from one address, by and for whatever
 * @param perPassword for one account whose password is asked for: below what locks it out
 * @param window within which they count
 */
public record AttemptLimits(
    int perName, int perAccount, int perAddress, int perPassword, Duration window) {

  /** A person's mistakes pass, a program's guesses do not; common lock-outs begin at five. */
  public static final AttemptLimits STANDARD =
      new AttemptLimits(20, 60, 60, 3, Duration.ofHours(1));
}
