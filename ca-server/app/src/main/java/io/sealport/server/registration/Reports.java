package io.sealport.server.registration;

import io.sealport.api.Reported;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What holders tell of their certificates: journaled, and nothing else. A renewal that fails where
 * nobody looks is heard of that way.
 */
@Singleton
public class Reports {

  private final Ledger ledger;
  private final Callers callers;
  private final Journal journal;
  private final ReportLimits limits;

  Reports(Ledger ledger, Callers callers, Journal journal, Clock clock) {
    this.ledger = ledger;
    this.callers = callers;
    this.journal = journal;
    this.limits = new ReportLimits(clock);
  }

  /** What may be told. */
  public enum Event {
    RENEWAL_FAILED("renewal-failed", "certificate.renewal-failed"),
    INSTALLATION_FAILED("installation-failed", "certificate.renewal-failed"),
    INSTALLED("installed", "certificate.installed");

    private final String wire;
    private final String verb;

    Event(String wire, String verb) {
      this.wire = wire;
      this.verb = verb;
    }

    /**
     * The event of that word.
     *
     * @throws Fault BAD_INPUT if there is none
     */
    public static Event parse(String word) {
      return Arrays.stream(values())
          .filter(e -> e.wire.equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  Fault.of(
                      Kind.BAD_INPUT,
                      "event is \""
                          + Name.printable(word)
                          + "\"; wanted one of "
                          + Arrays.stream(values())
                              .map(e -> e.wire)
                              .collect(Collectors.joining(", "))));
    }
  }

  /**
   * One report.
   *
   * @param message one line; empty where there is nothing to say
   * @param failures how often in a row it failed; 0 where it did not
   */
  public record Report(Event event, String message, int failures) {}

  /**
   * Journals a report of the caller's own certificate.
   *
   * @throws Fault FORBIDDEN if it is another's; BUSY if too much was told
   */
  public Reported tell(SerialNumber serial, Report report, Caller caller) {
    if (!caller.holds(serial)) {
      throw Fault.of(
          Kind.FORBIDDEN, caller.id() + " may report of its own certificate only, not " + serial);
    }
    LedgerEntry entry = ledger.require(serial);
    limits.take(entry.lineage());
    return journal.commit(
        acts -> {
          callers.requireStill(caller);
          return new Reported(acts.add(act(entry, report, caller)));
        });
  }

  private static Act act(LedgerEntry entry, Report report, Caller caller) {
    Act act =
        Act.of(caller.id(), report.event().verb, entry.serial().toString())
            .with("profile", entry.profile())
            .with(
                "names",
                entry.facts().names().stream().map(Name::toString).collect(Collectors.joining(" ")))
            .with("not-after", entry.facts().notAfter().toString());
    return report.event() == Event.INSTALLED
        ? act
        : act.with("failed", report.event() == Event.RENEWAL_FAILED ? "renewal" : "installation")
            .with("message", report.message())
            .with("failures", Integer.toString(report.failures()));
  }
}
