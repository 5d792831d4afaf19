package io.sealport.server.journal;

import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Vital;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the clock can be right: it is not behind what the journal has. A CA that signs with a
 * clock of last week revokes and expires in the wrong order.
 */
@Singleton
class ClockVital implements Vital {

  /** Several servers may write into one journal, whose clocks differ a little. */
  private static final Duration SMALL = Duration.ofSeconds(5);

  private static final Duration LARGE = Duration.ofMinutes(5);

  private final JournalReader reader;
  private final Clock clock;

  ClockVital(JournalReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "clock";
  }

  @Override
  public Condition look() {
    Instant now = clock.instant();
    Optional<Instant> last = reader.lastWritten();
    Duration behind = last.map(l -> Duration.between(now, l)).orElse(Duration.ZERO);
    if (behind.compareTo(SMALL) <= 0) {
      return Condition.up("not behind the journal");
    }
    String words = "the clock says " + now + "; the journal has an entry of " + last.orElseThrow();
    return behind.compareTo(LARGE) <= 0 ? Condition.degraded(words) : Condition.down(words);
  }
}
