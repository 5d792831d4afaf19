package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.time.Duration;

/**
 * What holds for the requests that wait for a decision.
 *
 * @param reserveNames whether nobody else gets or asks for their names meanwhile
 * @param expire how long they wait
 */
public record PendingRules(boolean reserveNames, Duration expire) {

  /** Nobody remembers what was asked for longer ago. */
  static final Duration LONGEST = Duration.ofDays(365);

  /** That a name is somebody else's for the moment. */
  public static Violation reserved(Name name, Duration waiting) {
    return new Violation(
        "name.reserved",
        name + ", asked for by another " + words(waiting) + " ago",
        "a name that no pending request holds; an operator rejects that one first");
  }

  private static String words(Duration waiting) {
    return waiting.compareTo(Duration.ofMinutes(1)) < 0
        ? waiting.toSeconds() + " s"
        : waiting.compareTo(Duration.ofHours(2)) < 0
            ? waiting.toMinutes() + " min"
            : waiting.compareTo(Duration.ofDays(2)) < 0
                ? waiting.toHours() + " h"
                : waiting.toDays() + " d";
  }

  /** Not reserving is the default: whoever asks first has proven nothing. */
  public static final PendingRules STANDARD = new PendingRules(false, Duration.ofDays(30));
}
