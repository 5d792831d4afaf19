package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.SerialNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much holders may tell, so that they do not fill the journal. Kept in memory: a restart
 * forgets, and gives each no more than its share once again.
 */
final class ReportLimits {

  /** Of one renewal chain within the window: an agent tells of a failure once a day. */
  static final int OF_ONE = 10;

  /** Of all together. */
  static final int OF_ALL = 5_000;

  static final Duration WINDOW = Duration.ofDays(1);

  private final Clock clock;
  private final Map<SerialNumber, Integer> counts = new LinkedHashMap<>();
  private Instant since = Instant.MIN;
  private int all;

  ReportLimits(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a report.
   *
   * @throws Fault BUSY if it is one too many
   */
  synchronized void take(SerialNumber lineage) {
    Instant now = clock.instant();
    if (now.isBefore(since) || !now.isBefore(since.plus(WINDOW))) {
      counts.clear();
      all = 0;
      since = now;
    }
    int before = counts.getOrDefault(lineage, 0);
    if (before >= OF_ONE || all >= OF_ALL) {
      throw Fault.of(
          Kind.BUSY,
          (before >= OF_ONE
                  ? OF_ONE + " reports of this certificate"
                  : OF_ALL + " reports of all certificates")
              + " were taken within a day");
    }
    counts.put(lineage, before + 1);
    all++;
  }
}
