package io.sealport.server.events;

import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.events.action.Event;
import io.sealport.server.events.action.EventKind;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts into the outbox what schedules tell. When a schedule runs next is on disk: what came due
 * while the server was off runs once, late.
 */
@Singleton
public class Schedules {

  /** A report is read by people; beyond it only the number is told. */
  private static final int MOST_ITEMS = 1_000;

  private static final int PAGE = 500;

  private final EventSettings settings;
  private final ScheduleRows rows;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Journal journal;
  private final Clock clock;

  Schedules(
      EventSettings settings,
      ScheduleRows rows,
      Ledger ledger,
      Outbox outbox,
      Journal journal,
      Clock clock) {
    this.settings = settings;
    this.rows = rows;
    this.ledger = ledger;
    this.outbox = outbox;
    this.journal = journal;
    this.clock = clock;
  }

  /** Finds out which schedules are new or changed. To be called once, before anything else. */
  public synchronized void start() {
    Set<String> names = new HashSet<>();
    for (Schedule schedule : settings.schedules()) {
      names.add(schedule.name());
      Optional<ScheduleRow> row = rows.findById(schedule.name());
      if (row.filter(r -> r.cron().equals(schedule.when())).isEmpty()) {
        journal.commit(acts -> store(schedule, rows.existsById(schedule.name())));
      }
    }
    for (ScheduleRow row : rows.findAll()) {
      if (!names.contains(row.name())) {
        journal.commit(
            acts -> {
              rows.deleteById(row.name());
              return row;
            });
      }
    }
  }

  private ScheduleRow store(Schedule schedule, boolean there) {
    long due = schedule.cron().next(clock.instant(), schedule.zone()).toEpochMilli();
    ScheduleRow row = new ScheduleRow(schedule.name(), schedule.when(), due);
    return there ? rows.update(row) : rows.save(row);
  }

  /** Runs what is due. */
  public synchronized void runDue() {
    long now = clock.millis();
    for (Schedule schedule : settings.schedules()) {
      boolean due = rows.findById(schedule.name()).filter(r -> r.due() <= now).isPresent();
      if (due) {
        Event event = event(schedule);
        journal.commit(
            acts -> {
              if (rows.findById(schedule.name()).filter(r -> r.due() <= now).isEmpty()) {
                return schedule;
              }
              outbox.add("schedule:" + schedule.name(), schedule.channels(), event);
              store(schedule, true);
              return schedule;
            });
      }
    }
  }

  /** What a run tells now. */
  Event event(Schedule schedule) {
    Instant now = clock.instant();
    if (schedule.expiringWithin().isEmpty()) {
      return Event.scheduled(EventKind.SCHEDULED, now, schedule.name(), List.of(), 0);
    }
    List<LedgerEntry> ending = ending(now, schedule.expiringWithin().get());
    List<Map<String, String>> items =
        ending.stream().limit(MOST_ITEMS).map(Schedules::item).toList();
    return Event.scheduled(EventKind.REPORT, now, schedule.name(), items, ending.size());
  }

  private static Map<String, String> item(LedgerEntry entry) {
    Map<String, String> item = JournalEvents.certificateFacts(entry);
    item.put(
        "names", String.join(" ", entry.facts().names().stream().map(Object::toString).toList()));
    return item;
  }

  /** Those that nothing has replaced, the next to end first. */
  private List<LedgerEntry> ending(Instant now, Duration within) {
    Ledger.Filter filter =
        new Ledger.Filter(
            "", "valid", Optional.empty(), Optional.of(now), Optional.of(now.plus(within)));
    List<LedgerEntry> found = new ArrayList<>();
    List<LedgerEntry> page;
    long after = 0;
    do {
      page = ledger.search(filter, after, PAGE);
      for (LedgerEntry entry : page) {
        after = entry.seq();
        if (entry.replacedBy().isEmpty() && !JournalEvents.isOwn(entry)) {
          found.add(entry);
        }
      }
    } while (page.size() == PAGE);
    found.sort(java.util.Comparator.comparing(e -> e.facts().notAfter()));
    return found;
  }

  /** The next runs of a schedule. */
  List<Instant> preview(Schedule schedule, int count) {
    return schedule.cron().preview(clock.instant(), schedule.zone(), count);
  }
}
