package io.sealport.server.endpoints;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.api.EndpointSchedule;
import io.sealport.api.EndpointsAdded;
import io.sealport.api.Page;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which endpoints are watched, and when. Every change is journaled in its own transaction. */
@Singleton
public class Register {

  /** One transaction: others wait for it. */
  private static final int MOST_AT_ONCE = 1_000;

  /** Each alarm is looked at for all of them, every minute. */
  private static final int MOST = 5_000;

  private final Watchlist list;
  private final EndpointAlarms alarms;
  private final Admission admission;
  private final Journal journal;
  private final SecureRandom random;
  private final Clock clock;

  Register(
      Watchlist list,
      EndpointAlarms alarms,
      Admission admission,
      Journal journal,
      SecureRandom random,
      Clock clock) {
    this.list = list;
    this.alarms = alarms;
    this.admission = admission;
    this.journal = journal;
    this.random = random;
    this.clock = clock;
  }

  /** The ids of what was done, in the order in which it was asked for. */
  private record Done(List<String> added, List<String> replaced, List<String> known) {
    Done() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * Has endpoints watched, all or none. What is watched with the same settings stays as it is, so
   * that asking again does no harm.
   *
   * @param replace whether what is watched with other settings takes these, or stays as it is
   * @throws Fault BAD_INPUT with all that is wrong with any; CONFLICT if there are too many
   */
  public EndpointsAdded add(List<EndpointRequest> asked, boolean replace, Revocations.By by) {
    List<Endpoint> wanted = admission.judge(asked, MOST_AT_ONCE);
    return told(
        journal.commit(
            acts -> {
              by.still().run();
              Done done = new Done();
              wanted.forEach(e -> add(e, replace, by, acts, done));
              requireRoom(list.count());
              return done;
            }));
  }

  /** What {@link #add} would do; changes nothing. */
  public EndpointsAdded plan(List<EndpointRequest> asked, boolean replace, String actor) {
    List<EndpointInfo> added = new ArrayList<>();
    List<EndpointInfo> replaced = new ArrayList<>();
    List<EndpointInfo> known = new ArrayList<>();
    for (Endpoint wanted : admission.judge(asked, MOST_AT_ONCE)) {
      Optional<Watched> before = list.find(wanted.id());
      if (before.isEmpty()) {
        added.add(fresh(wanted, actor).info(List.of(), null));
      } else if (replace && !before.get().endpoint().equals(wanted)) {
        replaced.add(info(before.get().with(wanted)));
      } else {
        known.add(info(before.get()));
      }
    }
    requireRoom(list.count() + added.size());
    return new EndpointsAdded(added, replaced, known);
  }

  private Watched fresh(Endpoint endpoint, String actor) {
    State unseen = State.unseen(endpoint.schedule().next(clock.instant(), random));
    return new Watched(endpoint, 0, actor, clock.instant(), unseen);
  }

  private static void requireRoom(long count) {
    if (count > MOST) {
      throw Fault.of(Kind.CONFLICT, count + " endpoints; wanted at most " + MOST);
    }
  }

  private void add(Endpoint wanted, boolean replace, Revocations.By by, Work.Acts acts, Done done) {
    Optional<Watched> before = list.find(wanted.id());
    if (before.isEmpty()) {
      long seq = acts.add(act(by, "endpoint.added", wanted));
      list.add(wanted.row(seq, by.actor(), clock.millis()), fresh(wanted, by.actor()).state());
      done.added().add(wanted.id());
    } else if (replace && !before.get().endpoint().equals(wanted)) {
      acts.add(act(by, "endpoint.settings", wanted));
      change(before.get(), wanted);
      done.replaced().add(wanted.id());
    } else {
      done.known().add(wanted.id());
    }
  }

  private void change(Watched before, Endpoint now) {
    list.change(now.row(before.seq(), before.createdBy(), before.created().toEpochMilli()));
    if (!before.endpoint().schedule().equals(now.schedule())) {
      list.postpone(now.id(), now.schedule().next(clock.instant(), random));
    }
  }

  private static Act act(Revocations.By by, String verb, Endpoint endpoint) {
    Act act =
        Act.of(by.actor(), verb, endpoint.id())
            .with("mode", endpoint.mode().wire())
            .with("schedule", endpoint.schedule().cron().toString())
            .with("zone", endpoint.schedule().zone().getId());
    Act named = endpoint.profile().map(p -> act.with("profile", p)).orElse(act);
    return endpoint.testsRevoked() ? named.with("tests-revoked", "yes") : named;
  }

  /**
   * Gives an endpoint another schedule.
   *
   * @throws Fault NOT_FOUND if it is not watched; BAD_INPUT if that is no schedule
   */
  public EndpointInfo reschedule(String id, EndpointSchedule asked, Revocations.By by) {
    String cron = asked.schedule();
    if (cron == null) {
      throw Fault.of(Kind.BAD_INPUT, "no schedule; wanted a cron expression");
    }
    Schedule schedule = Schedule.of(cron, asked.zone());
    journal.commit(
        acts -> {
          by.still().run();
          Watched before = list.require(id);
          Endpoint now = before.endpoint().on(schedule);
          acts.add(act(by, "endpoint.settings", now));
          change(before, now);
          return id;
        });
    return show(id);
  }

  /**
   * Forgets an endpoint and what was found there; the journal keeps what it says of it.
   *
   * @return as it was
   * @throws Fault NOT_FOUND if it is not watched
   */
  public EndpointInfo remove(String id, Revocations.By by) {
    Watched gone =
        journal.commit(
            acts -> {
              by.still().run();
              Watched before = list.require(id);
              list.remove(id);
              acts.add(Act.of(by.actor(), "endpoint.removed", id));
              return before;
            });
    return gone.info(List.of(), null);
  }

  /** A page of the endpoints with that label, or of all, in the order of their registration. */
  public Page<EndpointInfo> list(String label, long after, int limit) {
    List<Watched> found = list.page(after, label, limit + 1);
    List<Watched> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page.stream().map(this::info).toList(),
        found.size() > limit ? Long.toString(page.get(limit - 1).seq()) : null);
  }

  /**
   * One endpoint, with its chain and the newest looks.
   *
   * @throws Fault NOT_FOUND if it is not watched
   */
  public EndpointInfo show(String id) {
    Watched watched = list.require(id);
    return watched.info(alarms.of(watched, clock.instant()), list.looks(id));
  }

  private EndpointInfo info(Watched watched) {
    return watched.info(alarms.of(watched, clock.instant()), null);
  }

  private EndpointsAdded told(Done done) {
    return new EndpointsAdded(infos(done.added()), infos(done.replaced()), infos(done.known()));
  }

  private List<EndpointInfo> infos(List<String> ids) {
    return ids.stream().flatMap(id -> list.find(id).stream()).map(this::info).toList();
  }
}
