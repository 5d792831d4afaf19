package io.sealport.server.status;

import io.sealport.pki.CrlId;
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
  private final CrlLists lists;
  private final CrlStore store;
  private final StatusSettings settings;

  CrlAlarms(Hierarchy hierarchy, CrlLists lists, CrlStore store, StatusSettings settings) {
    this.hierarchy = hierarchy;
    this.lists = lists;
    this.store = store;
    this.settings = settings;
  }

  @Override
  public List<Alarm> look(Instant now) {
    List<Alarm> found = new ArrayList<>();
    for (Issuer ca : hierarchy.all()) {
      if (lists.isKeyElsewhere(ca)) {
        continue;
      }
      for (CrlId list : lists.of(ca)) {
        store
            .newest(list)
            .ifPresent(r -> look(list.name(), r.thisUpdate(), r.nextUpdate(), now, found));
        store
            .newestDelta(list)
            .ifPresent(r -> look(list.deltaName(), r.thisUpdate(), r.nextUpdate(), now, found));
      }
    }
    return found;
  }

  private void look(String name, long from, long to, Instant now, List<Alarm> found) {
    Instant end = Instant.ofEpochMilli(to);
    Instant due = Instant.ofEpochMilli(from).plus(settings.crlEvery());
    Duration left = Duration.between(due, end);
    if (now.isBefore(due.plus(left.dividedBy(4)))) {
      return;
    }
    found.add(
        Alarm.of(
            "crl-overdue:" + name,
            !now.isBefore(due.plus(left.dividedBy(2))),
            "the CRL of " + name + " should have been renewed " + due + "; it ends " + end,
            "the server's log says why it was not"));
  }
}
