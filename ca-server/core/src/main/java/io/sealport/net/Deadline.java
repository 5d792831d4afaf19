package io.sealport.net;

import java.time.Duration;

/**
 * The moment at which a conversation is over, however slowly the other side drips. Counts the
 * machine's nanoseconds and not a {@link java.time.Clock}: sockets wait in real time.
 */
public final class Deadline {

  private final long end;
  private final Duration whole;

  private Deadline(Duration whole) {
    this.whole = whole;
    this.end = System.nanoTime() + whole.toNanos();
  }

  /** A deadline that long from now. */
  public static Deadline in(Duration whole) {
    return new Deadline(whole);
  }

  /** What is left; zero once it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /**
   * What is left, for socket options that take no zero.
   *
   * @throws NetFailure TIMEOUT if nothing is left
   */
  public int leftMillis() throws NetFailure {
    requireLeft();
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left().toMillis()));
  }

  /**
   * Goes on only while time is left.
   *
   * @throws NetFailure TIMEOUT if nothing is left
   */
  public void requireLeft() throws NetFailure {
    if (left().isZero()) {
      throw new NetFailure(
          NetFailure.Kind.TIMEOUT, "no end within " + whole.toMillis() + " ms; gave up");
    }
  }
}
