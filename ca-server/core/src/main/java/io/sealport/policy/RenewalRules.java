package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for renewals alone.
 *
 * @param afterExpiry how long after its end a certificate still proves its holder, for a renewal
 *     and nothing else; zero: not at all
 */
public record RenewalRules(Duration afterExpiry) {

  static final String AFTER_EXPIRY = "renewal.after-expiry";

  /** A machine that was off for longer comes back as a new one. */
  public static final Duration LONGEST = Duration.ofDays(90);

  /** What has ended proves nothing. */
  public static final RenewalRules STANDARD = new RenewalRules(Duration.ZERO);

  /**
   * Whether a certificate may be renewed by its holder alone.
   *
   * @param ended how long ago it has ended; zero or negative while it is valid
   */
  Optional<Violation> judge(Duration ended) {
    if (ended.isNegative() || ended.isZero() || ended.compareTo(afterExpiry) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            AFTER_EXPIRY,
            "a certificate that ended "
                + Durations.text(Duration.ofSeconds(ended.toSeconds()))
                + " ago",
            afterExpiry.isZero()
                ? "one that is valid; a token or an operator makes a new one"
                : "one that ended at most "
                    + Durations.text(afterExpiry)
                    + " ago; a token or an operator makes a new one"));
  }
}
