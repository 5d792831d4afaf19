package io.sealport.server.endpoints;

import io.sealport.api.EndpointFaultInfo;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.check.EndpointFault;
import io.sealport.ftps.check.EndpointReport;
import io.sealport.net.Addresses;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keeps what looks have found, and journals every change of what is served. */
@Singleton
class Sightings {

  /** Nobody's server fills the database with its faults. */
  private static final int MOST_FAULTS = 50;

  private static final int ID_BYTES = 12;

  private final Watchlist list;
  private final Journal journal;
  private final SecureRandom random;
  private final Clock clock;

  Sightings(Watchlist list, Journal journal, SecureRandom random, Clock clock) {
    this.list = list;
    this.journal = journal;
    this.random = random;
    this.clock = clock;
  }

  /** Keeps what was found; of an endpoint that was removed meanwhile nothing is kept. */
  void keep(String id, Lookout.Sight sight) {
    Instant now = clock.instant();
    String lookId = newId();
    journal.commit(
        acts -> {
          Optional<Watched> before = list.find(id);
          if (before.isEmpty()) {
            return false;
          }
          State after = after(before.get(), sight, now);
          change(before.get(), after).ifPresent(acts::add);
          list.keep(id, after, row(lookId, id, now, sight.report()));
          return true;
        });
  }

  /**
   * Postpones those that are still watched.
   *
   * @return how many
   */
  int postpone(List<String> ids, Function<Endpoint, Instant> due) {
    return ids.isEmpty()
        ? 0
        : journal.commit(
            acts -> {
              ids.forEach(
                  id -> list.find(id).ifPresent(w -> list.postpone(id, due.apply(w.endpoint()))));
              return ids.size();
            });
  }

  private State after(Watched before, Lookout.Sight sight, Instant now) {
    Instant due = before.endpoint().schedule().next(now, random);
    EndpointReport report = sight.report();
    State last = before.state();
    if (report.chain().isEmpty()) {
      return new State(
          due, Optional.of(now), last.failed() + 1, trouble(report), last.served(), last.faults());
    }
    return new State(
        due,
        Optional.of(now),
        0,
        "",
        Optional.of(served(last.served(), sight, now)),
        report.faults().stream().limit(MOST_FAULTS).map(Sightings::info).toList());
  }

  private static Served served(Optional<Served> last, Lookout.Sight sight, Instant now) {
    EndpointReport report = sight.report();
    // A report with a chain has the target that sent it.
    FtpsTarget target = report.target().orElseThrow();
    Instant since =
        last.filter(s -> s.chain().equals(report.chain())).map(Served::since).orElse(now);
    return new Served(
        now,
        since,
        Addresses.text(target.address()),
        target.mode(),
        report.chain(),
        sight.test().or(() -> last.flatMap(Served::revokedTest)));
  }

  /** What the journal says of the difference. */
  private static Optional<Act> change(Watched before, State after) {
    Optional<Served> last = before.served();
    if (after.served().equals(last)
        || after.served().map(Served::chain).equals(last.map(Served::chain))) {
      return Optional.empty();
    }
    return after
        .served()
        .map(
            now -> {
              Act act =
                  Act.of(
                          Act.SYSTEM,
                          last.isEmpty() ? "endpoint.found" : "endpoint.changed",
                          before.id())
                      .with("serial", now.serial())
                      .with("sha256", now.sha256())
                      .with("chain", Integer.toString(now.chain().size()));
              return last.map(s -> act.with("before", s.sha256())).orElse(act);
            });
  }

  private static LookRow row(String lookId, String id, Instant now, EndpointReport report) {
    Optional<Served> seen =
        report
            .target()
            .filter(t -> !report.chain().isEmpty())
            .map(
                t ->
                    new Served(
                        now,
                        now,
                        Addresses.text(t.address()),
                        t.mode(),
                        report.chain(),
                        Optional.empty()));
    return new LookRow(
        lookId,
        id,
        now.toEpochMilli(),
        seen.map(Served::serial).orElse(null),
        seen.map(Served::sha256).orElse(null),
        report.faults().size(),
        seen.isPresent() ? null : trouble(report));
  }

  private static String trouble(EndpointReport report) {
    return report.faults().stream()
        .findFirst()
        .map(f -> f.id().wire() + ": " + f.found())
        .orElse("nothing was served");
  }

  private static EndpointFaultInfo info(EndpointFault fault) {
    return new EndpointFaultInfo(
        fault.id().wire(),
        fault.area().wire(),
        fault.severity().wire(),
        fault.found(),
        fault.wanted(),
        fault.hint());
  }

  private String newId() {
    byte[] drawn = new byte[ID_BYTES];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
