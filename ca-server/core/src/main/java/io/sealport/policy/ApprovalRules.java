package io.sealport.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * When officers approve, and how many of them.
 *
 * @param when where this holds of the certificate about to be signed, it is approved beside all
 *     other proof
 * @param points how many officers, each another one
 * @param expire how long an approval counts
 * @param reasoned whether an approval needs words
 * @param renewals whether a renewal is approved again where {@code when} holds
 */
public record ApprovalRules(
    Optional<Rule> when, int points, Duration expire, boolean reasoned, boolean renewals) {

  /** More officers than any house gets together. */
  static final int MOST_POINTS = 9;

  /** One officer, where the check {@code approval} is named. */
  public static final ApprovalRules STANDARD =
      new ApprovalRules(Optional.empty(), 1, Duration.ofDays(30), false, false);

  /** Whether a certificate must be approved; what cannot be evaluated must. */
  boolean isDemandedFor(Map<String, Object> certificate, boolean renewal) {
    return (renewals || !renewal) && when.filter(r -> r.holds(certificate, true)).isPresent();
  }

  /** In words: {@code approval by 2 officers}. */
  String wanted() {
    return points == 1 ? "approval" : "approval by " + points + " officers";
  }
}
