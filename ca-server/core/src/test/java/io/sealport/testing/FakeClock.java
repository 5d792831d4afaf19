package io.sealport.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that only moves when it is told to. */
public final class FakeClock extends Clock {

  /** A day in no way special. */
  public static final Instant START = Instant.parse("2026-03-04T10:00:00Z");

  private final AtomicReference<Instant> now;

  public FakeClock() {
    this(START);
  }

  public FakeClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** Moves forwards, or backwards for a negative duration. */
  public void advance(Duration by) {
    now.updateAndGet(n -> n.plus(by));
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
