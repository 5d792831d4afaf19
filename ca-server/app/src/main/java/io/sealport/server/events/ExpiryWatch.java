package io.sealport.server.events;

import io.sealport.pki.Durations;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.events.action.EventKind;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Journals {@code certificate.expiring} when the end of a certificate comes as near as a threshold
 * of a trigger: once for each certificate and threshold, since each moment of ending passes once.
 * Not told of are those that were renewed or revoked, the server's own, and those for which the
 * threshold is nearly their whole life. After a standstill only the nearest threshold is told.
 */
@Singleton
public class ExpiryWatch {

  /** Nearly the whole of its life. */
  private static final double MOST_OF_A_LIFE = 0.9;

  private static final int PAGE = 500;

  /** A certificate that has come near its end. */
  private record Near(LedgerEntry entry, Duration threshold) {}

  private final List<Duration> thresholds;
  private final ThresholdRows rows;
  private final Ledger ledger;
  private final Journal journal;
  private final Clock clock;

  ExpiryWatch(
      EventSettings settings, ThresholdRows rows, Ledger ledger, Journal journal, Clock clock) {
    this.thresholds =
        settings.triggers().stream()
            .filter(t -> t.on().contains(EventKind.EXPIRING))
            .flatMap(t -> t.where().thresholds().stream())
            .distinct()
            .sorted()
            .toList();
    this.rows = rows;
    this.ledger = ledger;
    this.journal = journal;
    this.clock = clock;
  }

  /** Journals whatever has come near since the last look. */
  public synchronized void look() {
    Instant now = clock.instant();
    Set<String> told = new HashSet<>();
    for (Duration threshold : thresholds) {
      look(threshold, now, told);
    }
  }

  private void look(Duration threshold, Instant now, Set<String> told) {
    long to = now.plus(threshold).toEpochMilli();
    Optional<ThresholdRow> before = rows.findById(threshold.toSeconds());
    if (before.isEmpty()) {
      // A new threshold does not tell the past.
      journal.commit(acts -> rows.save(new ThresholdRow(threshold.toSeconds(), to)));
      return;
    }
    if (before.get().toldTo() >= to) {
      return;
    }
    List<Near> near = near(threshold, before.get().toldTo() + 1, to);
    near.removeIf(n -> told.contains(n.entry().serial().toString()));
    journal.commit(
        acts -> {
          near.forEach(n -> acts.add(act(n)));
          return rows.update(new ThresholdRow(threshold.toSeconds(), to));
        });
    near.forEach(n -> told.add(n.entry().serial().toString()));
  }

  private List<Near> near(Duration threshold, long from, long to) {
    Ledger.Filter ending =
        new Ledger.Filter(
            "",
            "",
            Optional.empty(),
            Optional.of(Instant.ofEpochMilli(from)),
            Optional.of(Instant.ofEpochMilli(to)));
    List<Near> near = new ArrayList<>();
    List<LedgerEntry> page;
    long after = 0;
    do {
      page = ledger.search(ending, after, PAGE);
      for (LedgerEntry entry : page) {
        after = entry.seq();
        if (isTold(entry, threshold)) {
          near.add(new Near(entry, threshold));
        }
      }
    } while (page.size() == PAGE);
    return near;
  }

  private static boolean isTold(LedgerEntry entry, Duration threshold) {
    Duration life = Duration.between(entry.facts().notBefore(), entry.facts().notAfter());
    return !entry.isRevoked()
        && entry.replacedBy().isEmpty()
        && !JournalEvents.isOwn(entry)
        && threshold.toMillis() < life.toMillis() * MOST_OF_A_LIFE;
  }

  private static Act act(Near near) {
    LedgerEntry entry = near.entry();
    return Act.of(Act.SYSTEM, "certificate.expiring", entry.serial().toString())
        .with("threshold", Durations.text(near.threshold()))
        .with("notAfter", entry.facts().notAfter().toString());
  }
}
