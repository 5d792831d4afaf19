package io.sealport.server.events;

import io.sealport.api.DeliveryInfo;
import io.sealport.api.EventsInfo;
import io.sealport.api.Page;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.server.events.action.Event;
import io.sealport.server.events.action.EventKind;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What operators see of the events, and what they may do. */
@Singleton
public class EventOffice {

  /** The caller's own patience ends at a minute. */
  private static final Duration TEST = Duration.ofSeconds(40);

  private static final Set<String> STATES =
      Set.of("", DeliveryRow.PENDING, DeliveryRow.DELIVERED, DeliveryRow.FAILED);

  private final EventSettings settings;
  private final Schedules schedules;
  private final Outbox outbox;
  private final Deliveries deliveries;
  private final Journal journal;
  private final Clock clock;

  EventOffice(
      EventSettings settings,
      Schedules schedules,
      Outbox outbox,
      Deliveries deliveries,
      Journal journal,
      Clock clock) {
    this.settings = settings;
    this.schedules = schedules;
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Everything that events.yaml says, and when schedules run next.
   *
   * @param runs how many of them
   */
  public EventsInfo info(int runs) {
    return new EventsInfo(
        settings.channels().stream()
            .map(c -> new EventsInfo.Channel(c.name(), c.action().kind(), c.action().target()))
            .toList(),
        settings.triggers().stream().map(EventOffice::trigger).toList(),
        settings.schedules().stream().map(s -> schedule(s, runs)).toList());
  }

  private static EventsInfo.Trigger trigger(Trigger t) {
    return new EventsInfo.Trigger(
        t.name(),
        t.on().stream().map(EventKind::wire).sorted().toList(),
        where(t.where()),
        t.channels());
  }

  private static List<String> where(Trigger.Where where) {
    List<String> words = new ArrayList<>();
    where.profiles().forEach(p -> words.add("profile " + p));
    where.names().forEach(n -> words.add("name " + n));
    where.thresholds().forEach(t -> words.add("threshold " + Durations.text(t)));
    where.severities().forEach(s -> words.add("severity " + s));
    return words;
  }

  private EventsInfo.Schedule schedule(Schedule s, int runs) {
    return new EventsInfo.Schedule(
        s.name(),
        s.cron().toString(),
        s.zone().toString(),
        s.expiringWithin().map(Durations::text).orElse(null),
        s.channels(),
        schedules.preview(s, runs));
  }

  /**
   * A page of the outbox, oldest first.
   *
   * @param state only those in it; empty for all
   * @throws Fault BAD_INPUT for another word
   */
  public Page<DeliveryInfo> deliveries(String state, long after, int limit) {
    if (!STATES.contains(state)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "state=" + Name.printable(state) + "; wanted pending, delivered or failed");
    }
    return outbox.list(state, after, limit);
  }

  /**
   * Has a delivery tried again now.
   *
   * @throws Fault NOT_FOUND; CONFLICT if it was delivered or its channel is gone
   */
  public DeliveryInfo retry(String id, String actor) {
    return outbox.again(id, actor).info();
  }

  /**
   * Tells a made-up event over the channels of a trigger or schedule, or over one channel, and
   * waits for the outcome.
   *
   * @throws Fault NOT_FOUND if events.yaml has nothing of that name
   */
  public List<DeliveryInfo> test(String name, String actor) {
    Map<String, Event> wanted = testOf(name, actor);
    journal.commit(acts -> acts.add(Act.of(actor, "event.tested", name)));
    List<DeliveryRow> rows = new ArrayList<>();
    List<Future<Boolean>> running = new ArrayList<>();
    wanted.forEach(
        (channel, event) -> {
          DeliveryRow row = outbox.addTest("test:" + name, channel, event, Duration.ofHours(1));
          rows.add(row);
          running.add(deliveries.deliverLater(row));
        });
    await(running);
    return rows.stream().map(r -> outbox.require(r.id()).info()).toList();
  }

  private Map<String, Event> testOf(String name, String actor) {
    Optional<Trigger> trigger = settings.trigger(name);
    if (trigger.isPresent()) {
      EventKind kind = trigger.get().on().stream().sorted().findFirst().orElse(EventKind.ALARM);
      return over(trigger.get().channels(), Event.sample(kind, clock.instant(), actor));
    }
    for (Schedule schedule : settings.schedules()) {
      if (schedule.name().equals(name)) {
        return over(schedule.channels(), schedules.event(schedule).asTest());
      }
    }
    if (settings.hasChannel(name)) {
      return over(List.of(name), Event.sample(EventKind.ISSUED, clock.instant(), actor));
    }
    throw Fault.of(
            Kind.NOT_FOUND,
            "events.yaml has no trigger, schedule or channel " + Name.printable(name))
        .withHint("sealport events list shows them");
  }

  private static Map<String, Event> over(List<String> channels, Event event) {
    return channels.stream().distinct().collect(Collectors.toMap(c -> c, c -> event));
  }

  /** What takes longer goes on; its row says that it is pending. */
  private static void await(List<Future<Boolean>> running) {
    long end = System.nanoTime() + TEST.toNanos();
    for (Future<Boolean> one : running) {
      try {
        one.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (TimeoutException | ExecutionException e) {
        // The row says what became of it.
      }
    }
  }

  /** Removes from the outbox what ended long ago. */
  public void purge() {
    outbox.purge();
  }
}
