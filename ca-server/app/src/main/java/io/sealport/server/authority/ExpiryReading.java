package io.sealport.server.authority;

import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Reading;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many valid certificates end soon. */
@Singleton
class ExpiryReading implements Reading {

  /** Days from now; each holds the nearer ones. */
  private static final List<Integer> HORIZONS = List.of(1, 7, 30, 90);

  private final CertificateRows rows;
  private final Clock clock;

  ExpiryReading(CertificateRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "expiry";
  }

  @Override
  public boolean isStored() {
    return true;
  }

  @Override
  public void read(Sheet sheet) {
    Instant now = clock.instant();
    rows.ending(now.toEpochMilli(), end(now, 1), end(now, 7), end(now, 30), end(now, 90))
        .forEach(row -> read(row, sheet));
  }

  private static long end(Instant now, int days) {
    return now.plus(Duration.ofDays(days)).toEpochMilli();
  }

  private static void read(EndingRow row, Sheet sheet) {
    List<Long> counts = List.of(row.inDay(), row.inWeek(), row.inMonth(), row.inQuarter());
    for (int i = 0; i < counts.size(); i++) {
      sheet.set(Figure.EXPIRING, counts.get(i), row.profile(), "" + HORIZONS.get(i));
    }
  }
}
