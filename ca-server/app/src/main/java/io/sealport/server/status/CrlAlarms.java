package io.sealport.server.status;

import io.sealport.pki.Issuer;
import io.sealport.server.authority.Hierarchy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A CRL that this server signs is older than it may become. */
@Singleton
class CrlAlarms implements AlarmRule {

  private final Hierarchy hierarchy;
  private final CrlRows rows;
  private final StatusSettings settings;

  CrlAlarms(Hierarchy hierarchy, CrlRows rows, StatusSettings settings) {
    this.hierarchy = hierarchy;
    this.rows = rows;
    this.settings = settings;
  }

  @Override
  public List<Alarm> look(Instant now) {
    List<Alarm> found = new ArrayList<>();
    for (Issuer ca : hierarchy.all()) {
      boolean elsewhere = ca.id().equals(Hierarchy.ROOT) && hierarchy.isRootOffline();
      if (!elsewhere) {
        rows.newest(ca.id()).ifPresent(row -> look(row, now, found));
      }
    }
    return found;
  }

  private void look(CrlRow row, Instant now, List<Alarm> found) {
    Instant end = Instant.ofEpochMilli(row.nextUpdate());
    Instant due = Instant.ofEpochMilli(row.thisUpdate()).plus(settings.crlEvery());
    Duration left = Duration.between(due, end);
    if (now.isBefore(due.plus(left.dividedBy(4)))) {
      return;
    }
    found.add(
        Alarm.of(
            "crl-overdue:" + row.ca(),
            !now.isBefore(due.plus(left.dividedBy(2))),
            "the CRL of " + row.ca() + " should have been renewed " + due + "; it ends " + end,
            "the server's log says why it was not"));
  }
}
