package io.sealport.server.endpoints;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.schedule.Cron;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When an endpoint is looked at. */
record Schedule(Cron cron, ZoneId zone) {

  /** A renewal that did not reach the server is known on the same day. */
  static final String DEFAULT = "0 */6 * * *";

  private static final String DEFAULT_ZONE = "UTC";

  /** Many endpoints have the same schedule: their looks are spread over so long at most. */
  private static final Duration WIDEST_SPREAD = Duration.ofMinutes(5);

  /**
   * What was asked for, with the defaults of what was not said.
   *
   * @throws Fault BAD_INPUT if it is no cron expression or no zone
   */
  static Schedule of(@Nullable String cron, @Nullable String zone) {
    return new Schedule(
        Cron.parse(cron == null ? DEFAULT : cron), zone(zone == null ? DEFAULT_ZONE : zone));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "zone \"" + Name.printable(text) + "\"; wanted one such as Europe/Berlin or UTC");
    }
  }

  /** Two expressions are the same if they are written alike. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Schedule that
        && cron.toString().equals(that.cron.toString())
        && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return Objects.hash(cron.toString(), zone);
  }

  /** The next run after a moment, a little later so that not all come at once. */
  Instant next(Instant after, SecureRandom random) {
    Instant run = cron.next(after, zone);
    return run.plus(jitter(Duration.between(run, cron.next(run, zone)), random));
  }

  /** When to make up for a run that was missed: once, and not all at once. */
  Instant missed(Instant now, SecureRandom random) {
    return now.plus(jitter(Duration.between(now, cron.next(now, zone)), random));
  }

  /** At most a tenth of the time to the run after. */
  private static Duration jitter(Duration gap, SecureRandom random) {
    Duration tenth = gap.dividedBy(10);
    Duration spread = tenth.compareTo(WIDEST_SPREAD) < 0 ? tenth : WIDEST_SPREAD;
    return Duration.ofMillis(random.nextLong(spread.toMillis() + 1));
  }
}
