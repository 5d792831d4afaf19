package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A duty that has not succeeded, and when it is tried again.
 *
 * @param failures how often in a row
 * @param since when it failed first
 * @param kind of the last fault, as on the wire; {@code pending} where somebody must decide
 * @param told when the error hook was last run for it
 */
record Trouble(
    int failures,
    Instant since,
    Instant tryAgain,
    String kind,
    String why,
    @Nullable String hint,
    @Nullable Instant told) {

  static final String PENDING = "pending";

  /** A CA that is restarted is no news; one that is away for some tries is. */
  private static final int WORTH_TELLING = 3;

  private static final Duration TELL_AGAIN = Duration.ofDays(1);

  /** The same trouble, or another in its place, once more. */
  static Trouble after(@Nullable Trouble before, Fault fault, Instant now, Duration pause) {
    return new Trouble(
        before == null ? 1 : before.failures + 1,
        before == null ? now : before.since,
        now.plus(pause),
        fault.kind().wire(),
        fault.message(),
        fault.hint().orElse(null),
        before == null ? null : before.told);
  }

  /** Somebody else's decision is waited for. */
  static Trouble waiting(@Nullable Trouble before, String why, Instant now, Duration pause) {
    return new Trouble(
        before == null ? 1 : before.failures + 1,
        before == null ? now : before.since,
        now.plus(pause),
        PENDING,
        why,
        null,
        before == null ? null : before.told);
  }

  /** Whether trying again soon may help: nobody has said no. */
  static boolean passes(Kind kind) {
    return switch (kind) {
      case BUSY, UNAVAILABLE, INTERNAL -> true;
      default -> false;
    };
  }

  private boolean passes() {
    return kind.equals(PENDING)
        || kind.equals(Kind.BUSY.wire())
        || kind.equals(Kind.UNAVAILABLE.wire())
        || kind.equals(Kind.INTERNAL.wire());
  }

  /** Whether the error hook is to be run: at once for what will not pass, then once a day. */
  boolean isNews(Instant now) {
    boolean grave = !passes() || failures >= WORTH_TELLING;
    return grave && (told == null || !now.isBefore(told.plus(TELL_AGAIN)));
  }

  Trouble toldAt(Instant now) {
    return new Trouble(failures, since, tryAgain, kind, why, hint, now);
  }

  /** The same with a moment to try again that makes sense on this clock. */
  Trouble sane(Instant now, Duration longest) {
    boolean tooFar = tryAgain.isAfter(now.plus(longest));
    Instant lately = told != null && told.isAfter(now) ? now : told;
    return new Trouble(failures, since, tooFar ? now : tryAgain, kind, why, hint, lately);
  }
}
