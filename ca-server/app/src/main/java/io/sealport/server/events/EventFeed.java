package io.sealport.server.events;

import io.sealport.api.JournalEntry;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.events.action.Event;
import io.sealport.server.events.action.EventKind;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.JournalReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the journal in its order from where it stopped, and puts what triggers want into the
 * outbox. The cursor moves in the same transaction: an entry is told to each trigger once, after a
 * crash too. A trigger that is new hears of what comes, not of what was.
 */
@Singleton
public class EventFeed {

  private static final int PAGE = 500;

  /** A delivery for each trigger that wants an event. */
  private record Wanted(Trigger trigger, Event event) {}

  private final EventSettings settings;
  private final JournalReader reader;
  private final JournalEvents events;
  private final Journal journal;
  private final CursorRows cursors;
  private final TriggerRows triggers;
  private final Outbox outbox;

  /** Empty until the start. */
  private volatile Map<String, Long> since = Map.of();

  EventFeed(
      EventSettings settings,
      JournalReader reader,
      JournalEvents events,
      Journal journal,
      CursorRows cursors,
      TriggerRows triggers,
      Outbox outbox) {
    this.settings = settings;
    this.reader = reader;
    this.events = events;
    this.journal = journal;
    this.cursors = cursors;
    this.triggers = triggers;
    this.outbox = outbox;
  }

  /**
   * Begins to listen: finds out which triggers are new. To be called once, before anything else.
   */
  public synchronized void start() {
    long end = reader.end();
    List<String> wanted = settings.triggers().stream().map(Trigger::name).toList();
    Map<String, Long> known = new HashMap<>();
    triggers.findAll().forEach(row -> known.put(row.name(), row.since()));
    Set<String> fresh =
        wanted.stream().filter(n -> !known.containsKey(n)).collect(Collectors.toSet());
    Set<String> gone =
        known.keySet().stream().filter(n -> !wanted.contains(n)).collect(Collectors.toSet());
    known.keySet().removeAll(gone);
    // With no trigger from before there is nobody to hear of what was.
    boolean isFirst = known.isEmpty();
    fresh.forEach(name -> known.put(name, end));
    journal.commit(acts -> write(fresh, gone, isFirst, end));
    since = Map.copyOf(known);
  }

  private Long write(Set<String> fresh, Set<String> gone, boolean isFirst, long end) {
    gone.forEach(name -> triggers.deleteById(name));
    // Another server may have begun to listen at the same moment.
    fresh.stream()
        .filter(name -> !triggers.existsById(name))
        .forEach(name -> triggers.save(new TriggerRow(name, end)));
    if (cursors.findById(CursorRow.ONLY).isEmpty()) {
      cursors.save(new CursorRow(CursorRow.ONLY, end));
    } else if (isFirst) {
      cursors.update(new CursorRow(CursorRow.ONLY, end));
    }
    return end;
  }

  /** Reads what has come; when this returns, all of it is in the outbox. */
  public synchronized void pump() {
    if (since.isEmpty()) {
      return;
    }
    int read;
    do {
      read = pumpPage();
    } while (read == PAGE);
  }

  private int pumpPage() {
    long before = cursors.findById(CursorRow.ONLY).map(CursorRow::seq).orElseThrow();
    List<JournalEntry> entries = reader.after(before, PAGE);
    if (entries.isEmpty()) {
      return 0;
    }
    List<Wanted> wanted = new ArrayList<>();
    entries.forEach(entry -> JournalEvents.kind(entry).ifPresent(k -> find(k, entry, wanted)));
    long after = entries.get(entries.size() - 1).seq();
    journal.commit(acts -> move(before, after, wanted));
    return entries.size();
  }

  private void find(EventKind kind, JournalEntry entry, List<Wanted> wanted) {
    List<Trigger> listening =
        settings.triggers().stream()
            .filter(t -> t.on().contains(kind))
            .filter(t -> entry.seq() > since.getOrDefault(t.name(), Long.MAX_VALUE))
            .toList();
    if (listening.isEmpty()) {
      return;
    }
    Event event = events.event(kind, entry);
    listening.stream().filter(t -> t.wants(event)).forEach(t -> wanted.add(new Wanted(t, event)));
  }

  private Integer move(long before, long after, List<Wanted> wanted) {
    if (cursors.move(before, after) == 0) {
      throw Fault.of(Kind.CONFLICT, "the events after entry " + before + " are told by another");
    }
    wanted.forEach(
        w -> outbox.add("trigger:" + w.trigger().name(), w.trigger().channels(), w.event()));
    return wanted.size();
  }
}
