package io.sealport.server.status;

import io.sealport.api.CertificateInfo;
import io.sealport.api.Released;
import io.sealport.api.Revoked;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.ListedSerial;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Revokes certificates, holds them and releases them. OCSP knows at once, the CRL soon after. */
@Singleton
public class Revocations {

  private final Ledger ledger;
  private final ListedRevocations listed;
  private final Journal journal;
  private final Crls crls;
  private final StatusChanges changes;
  private final Clock clock;

  Revocations(
      Ledger ledger,
      ListedRevocations listed,
      Journal journal,
      Crls crls,
      StatusChanges changes,
      Clock clock) {
    this.ledger = ledger;
    this.listed = listed;
    this.journal = journal;
    this.crls = crls;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Who acts.
   *
   * @param actor as in the journal
   * @param still looks at the credential once more, inside the transaction
   */
  public record By(String actor, Runnable still) {}

  /** Revokes as somebody whose credential needs no second look. */
  public Revoked revoke(
      SerialNumber serial, RevocationReason reason, boolean lineage, String actor) {
    return revoke(serial, reason, lineage, new By(actor, () -> {}));
  }

  /**
   * Revokes one certificate, or with it every other one of its renewal chain; certificateHold
   * revokes until the release or for good.
   *
   * @throws Fault NOT_FOUND if there is no such certificate; CONFLICT if it is a CA's, or is
   *     revoked already, or held already and to be held (without {@code lineage})
   */
  public Revoked revoke(SerialNumber serial, RevocationReason reason, boolean lineage, By by) {
    Optional<ListedSerial> bare = withoutCertificate(serial);
    if (bare.isPresent()) {
      listed.revoke(bare.get(), reason, by);
      return new Revoked(List.of(), List.of(), List.of(serial.toString()));
    }
    LedgerEntry named = ledger.require(serial);
    requireEndEntity(named);
    Change revocation = (acts, entry, at) -> revoke(acts, entry, reason, at, by);
    Changed done = change(named, lineage, by, revocation);
    return new Revoked(done.infos(), done.others());
  }

  /**
   * Makes a held certificate valid again, or every held one of its renewal chain.
   *
   * @throws Fault NOT_FOUND if there is no such certificate; CONFLICT if it is not held (without
   *     {@code lineage})
   */
  public Released release(SerialNumber serial, boolean lineage, By by) {
    Optional<ListedSerial> bare = withoutCertificate(serial);
    if (bare.isPresent()) {
      listed.release(bare.get(), by);
      return new Released(List.of(), List.of(), List.of(serial.toString()));
    }
    Change release = (acts, entry, at) -> release(acts, entry, at, by);
    Changed done = change(ledger.require(serial), lineage, by, release);
    return new Released(done.infos(), done.others());
  }

  /** What an imported CA has issued and left no certificate of. */
  private Optional<ListedSerial> withoutCertificate(SerialNumber serial) {
    // A CA of old may have issued its own serial a second time.
    boolean taken = ledger.find(serial).filter(e -> !e.profile().equals("ca")).isPresent();
    return taken ? Optional.empty() : listed.find(serial);
  }

  /** Changes the status of one certificate; false if it stays as it is. */
  @FunctionalInterface
  private interface Change {
    boolean make(Work.Acts acts, LedgerEntry entry, Instant at);
  }

  /** What was changed, and the serials of the chain that were not. */
  private record Changed(List<CertificateInfo> infos, List<String> others) {}

  /**
   * Revokes a certificate inside the caller's transaction, which is one of {@link #commit} or
   * {@link #telling}.
   *
   * @param at whole seconds, as DER times have them
   * @return false if it is revoked already
   */
  public boolean revoke(
      Work.Acts acts, LedgerEntry entry, RevocationReason reason, Instant at, By by) {
    return revoke(acts, entry, reason, at, by, Map.of());
  }

  /**
   * As {@link #revoke(Work.Acts, LedgerEntry, RevocationReason, Instant, By)}.
   *
   * @param more details of the journal's entry
   */
  public boolean revoke(
      Work.Acts acts,
      LedgerEntry entry,
      RevocationReason reason,
      Instant at,
      By by,
      Map<String, String> more) {
    if (!ledger.revoke(entry.serial(), reason, at)) {
      return false;
    }
    boolean hold = reason == RevocationReason.CERTIFICATE_HOLD;
    Act act =
        Act.of(
            by.actor(),
            hold ? "certificate.held" : "certificate.revoked",
            entry.serial().toString());
    Act whole = hold ? act : act.with("reason", reason.wire());
    for (Map.Entry<String, String> detail : more.entrySet()) {
      whole = whole.with(detail.getKey(), detail.getValue());
    }
    acts.add(whole);
    return true;
  }

  /**
   * Revokes a certificate as superseded, inside the transaction that issues what takes its place.
   *
   * @param by the newer certificate
   * @param actor as in the journal
   */
  public void supersede(Work.Acts acts, LedgerEntry entry, SerialNumber by, String actor) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (ledger.revoke(entry.serial(), RevocationReason.SUPERSEDED, at)) {
      acts.add(
          Act.of(actor, "certificate.revoked", entry.serial().toString())
              .with("reason", RevocationReason.SUPERSEDED.wire())
              .with("by", by.toString()));
    }
  }

  private boolean release(Work.Acts acts, LedgerEntry entry, Instant at, By by) {
    if (!ledger.release(entry.serial(), at)) {
      return false;
    }
    acts.add(Act.of(by.actor(), "certificate.released", entry.serial().toString()));
    return true;
  }

  private Changed change(LedgerEntry named, boolean lineage, By by, Change change) {
    // DER times have whole seconds; the ledger says what the CRL says.
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Work<List<LedgerEntry>> work =
        acts -> {
          by.still().run();
          return changeAll(chain(named, lineage), at, lineage, change, acts);
        };
    List<SerialNumber> done =
        commit(work, Function.identity()).stream().map(LedgerEntry::serial).toList();
    List<LedgerEntry> chain = chain(named, lineage);
    Instant now = clock.instant();
    return new Changed(
        done.stream().map(s -> ledger.require(s).info(now)).toList(),
        chain.stream()
            .map(LedgerEntry::serial)
            .filter(s -> !done.contains(s))
            .map(SerialNumber::toString)
            .toList());
  }

  /**
   * Commits work that changes certificates. The CRL and OCSP hear of them also where nobody knows
   * whether it was done: what they then say comes from the ledger.
   */
  public <T> T commit(Work<T> work, Function<T, List<LedgerEntry>> changed) {
    return telling(
        told ->
            journal.commit(
                acts -> {
                  T done = work.run(acts);
                  changed.apply(done).forEach(told);
                  return done;
                }));
  }

  /**
   * Does something in whose transaction certificates are revoked, and lets the CRL and OCSP hear of
   * them as {@link #commit} does.
   *
   * @param act gets the means to tell, inside its transaction, what was revoked
   */
  public <T> T telling(Function<Consumer<LedgerEntry>, T> act) {
    // Filled by the journal's thread, before this one goes on.
    Collection<LedgerEntry> touched = new ConcurrentLinkedQueue<>();
    try {
      return act.apply(touched::add);
    } finally {
      touched.forEach(e -> changes.tell(e.serial()));
      touched.stream().map(LedgerEntry::issuer).distinct().forEach(crls::outdate);
    }
  }

  /** Read inside the transaction, so that no renewal slips in between. */
  private List<LedgerEntry> chain(LedgerEntry named, boolean lineage) {
    return lineage ? ledger.lineage(named.lineage()) : List.of(ledger.require(named.serial()));
  }

  private List<LedgerEntry> changeAll(
      List<LedgerEntry> chain, Instant at, boolean lineage, Change change, Work.Acts acts) {
    List<LedgerEntry> done = new ArrayList<>();
    for (LedgerEntry entry : chain) {
      if (change.make(acts, entry, at)) {
        done.add(entry);
      } else if (!lineage) {
        throw Fault.of(
            Kind.CONFLICT,
            entry.isRevoked()
                ? entry.serial() + " is " + entry.status(at) + " already"
                : entry.serial() + " is " + entry.status(at) + ", not held");
      }
    }
    return done;
  }

  static void requireEndEntity(LedgerEntry entry) {
    if (entry.profile().equals("ca")) {
      throw Fault.of(
              Kind.CONFLICT,
              entry.serial() + " is the certificate of the CA \"" + entry.facts().subject() + "\"")
          .withHint("a CA is not revoked by this command");
    }
  }
}
