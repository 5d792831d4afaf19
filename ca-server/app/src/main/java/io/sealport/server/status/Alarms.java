package io.sealport.server.status;

import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What will stop working unless somebody comes. The journal has each alarm once when it is raised
 * and once when it is cleared; the log has it at every change and once a day.
 */
@Singleton
public class Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
  private static final Duration DAILY = Duration.ofDays(1);

  private final List<AlarmRule> rules;
  private final AlarmRows rows;
  private final Journal journal;
  private final Clock clock;
  private @Nullable Instant told;

  Alarms(List<AlarmRule> rules, AlarmRows rows, Journal journal, Clock clock) {
    this.rules = List.copyOf(rules);
    this.rows = rows;
    this.journal = journal;
    this.clock = clock;
  }

  /** The alarms that stand now, the critical first. */
  public List<Alarm> current() {
    Instant now = clock.instant();
    return rules.stream()
        .flatMap(r -> r.look(now).stream())
        .sorted(Comparator.comparing(Alarm::severity).reversed().thenComparing(Alarm::id))
        .toList();
  }

  /** Records what has changed, and logs it; once a day it logs everything that stands. */
  public synchronized void tell() {
    Instant now = clock.instant();
    List<Alarm> current = current();
    Map<String, AlarmRow> before =
        rows.standing().stream().collect(Collectors.toMap(AlarmRow::id, Function.identity()));
    Instant last = told;
    boolean daily = last == null || !now.isBefore(last.plus(DAILY));
    List<Alarm> raised = current.stream().filter(a -> isNew(a, before.get(a.id()))).toList();
    List<String> ids = current.stream().map(Alarm::id).toList();
    List<AlarmRow> cleared = before.values().stream().filter(r -> !ids.contains(r.id())).toList();
    // Before the journal: what ails the disk must not silence its own alarm.
    (daily ? current : raised).forEach(Alarms::log);
    cleared.forEach(r -> LOG.info("cleared: {}", r.message()));
    if (daily) {
      told = now;
    }
    if (!raised.isEmpty() || !cleared.isEmpty()) {
      journal.commit(acts -> record(raised, cleared, now, acts));
    }
  }

  private static boolean isNew(Alarm alarm, @Nullable AlarmRow before) {
    return before == null || !before.severity().equals(alarm.severity().wire());
  }

  private Integer record(List<Alarm> raised, List<AlarmRow> cleared, Instant now, Work.Acts acts) {
    for (Alarm alarm : raised) {
      AlarmRow row =
          new AlarmRow(alarm.id(), alarm.severity().wire(), alarm.message(), now.toEpochMilli());
      if (rows.existsById(alarm.id())) {
        rows.update(row);
      } else {
        rows.save(row);
      }
      acts.add(
          Act.of(Act.SYSTEM, "alarm.raised", alarm.id())
              .with("severity", alarm.severity().wire())
              .with("message", alarm.message()));
    }
    for (AlarmRow row : cleared) {
      rows.deleteById(row.id());
      acts.add(Act.of(Act.SYSTEM, "alarm.cleared", row.id()));
    }
    return raised.size() + cleared.size();
  }

  private static void log(Alarm alarm) {
    if (alarm.severity() == Alarm.Severity.CRITICAL) {
      LOG.error("alarm: {} ({})", alarm.message(), alarm.hint());
    } else {
      LOG.warn("alarm: {} ({})", alarm.message(), alarm.hint());
    }
  }
}
