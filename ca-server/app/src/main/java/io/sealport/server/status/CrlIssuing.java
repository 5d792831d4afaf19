package io.sealport.server.status;

import io.sealport.pki.CrlEntries;
import io.sealport.pki.CrlId;
import io.sealport.pki.CrlKind;
import io.sealport.pki.Issuer;
import io.sealport.server.authority.Authority;
import io.sealport.server.authority.Authority.CrlTerms;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.RevokedCertificates;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** Issues one CRL: from the ledger to a signed file, to the database, to where it is published. */
@Singleton
class CrlIssuing {

  /**
   * A change may have been dated this long before anybody could read it: by a server whose clock is
   * behind, in a transaction that took its time.
   */
  static final Duration LATE_AT_MOST = Duration.ofMinutes(10);

  private final Hierarchy hierarchy;
  private final Authority authority;
  private final RevokedCertificates revoked;
  private final CrlStore store;
  private final CrlFiles files;
  private final Journal journal;
  private final StatusSettings settings;
  private final Clock clock;

  CrlIssuing(
      Hierarchy hierarchy,
      Authority authority,
      RevokedCertificates revoked,
      CrlStore store,
      CrlFiles files,
      Journal journal,
      StatusSettings settings,
      Clock clock) {
    this.hierarchy = hierarchy;
    this.authority = authority;
    this.revoked = revoked;
    this.store = store;
    this.files = files;
    this.journal = journal;
    this.settings = settings;
    this.clock = clock;
  }

  /** What had changed shortly before a CRL, if nothing has since. */
  String changes(CrlId list, Instant thisUpdate) {
    return revoked.changes(list, thisUpdate.minus(LATE_AT_MOST));
  }

  /**
   * Issues one with all that is revoked.
   *
   * @param deltas whether it says where its deltas are
   */
  void whole(CrlId list, long number, boolean deltas) {
    Issuer.Addresses addresses = hierarchy.require(list.ca()).addresses();
    Optional<URI> freshest = deltas ? Optional.of(addresses.delta(list)) : Optional.empty();
    // RFC 5280 3.3: an expired entry leaves after it was on one CRL issued beyond its end.
    Instant notAfterFrom =
        store.newest(list).map(CrlRow::thisUpdate).map(Instant::ofEpochMilli).orElse(Instant.EPOCH);
    issue(
        list,
        list.name(),
        terms(number, new CrlKind(point(list), Optional.empty(), freshest)),
        entries -> revoked.list(list, notAfterFrom, entries),
        issued -> store.save(CrlRow.of(list, issued)));
  }

  /** Issues one with all that has changed since another. */
  void delta(CrlId list, long number, CrlRow base) {
    Instant since = Instant.ofEpochMilli(base.thisUpdate()).minus(LATE_AT_MOST);
    issue(
        list,
        list.deltaName(),
        terms(number, new CrlKind(point(list), Optional.of(base.number()), Optional.empty())),
        entries -> revoked.listChanges(list, since, entries),
        issued -> store.save(CrlDeltaRow.of(list, base.number(), issued)));
  }

  private Optional<URI> point(CrlId list) {
    return list.isWhole()
        ? Optional.empty()
        : Optional.of(hierarchy.require(list.ca()).addresses().crl(list));
  }

  private CrlTerms terms(long number, CrlKind kind) {
    Instant thisUpdate = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new CrlTerms(number, thisUpdate, thisUpdate.plus(settings.crlValidity()), kind);
  }

  private void issue(
      CrlId list,
      String name,
      CrlTerms terms,
      Consumer<CrlEntries> filling,
      Consumer<IssuedCrl> saving) {
    // Before the entries: what changes meanwhile makes another hash, and the CRL due again.
    String changes = changes(list, terms.thisUpdate());
    try (CrlEntries entries = CrlEntries.in(files.folder())) {
      filling.accept(entries);
      try (CrlFilePair pair =
          CrlFilePair.write(files, name, authority, list.ca(), terms, entries)) {
        publish(name, new IssuedCrl(terms, pair.written(), changes), pair, saving);
      }
    }
  }

  private void publish(
      String name, IssuedCrl issued, CrlFilePair pair, Consumer<IssuedCrl> saving) {
    String sha256 = issued.written().sha256();
    store.keep(name, sha256, pair.der().part());
    journal.commit(
        acts -> {
          acts.add(act(name, issued));
          saving.accept(issued);
          return issued;
        });
    store.keepOnly(name, sha256);
    files.publish(crl(name, issued), pair.der(), pair.pem());
  }

  private static Act act(String name, IssuedCrl issued) {
    CrlTerms terms = issued.terms();
    Act act =
        Act.of(Act.SYSTEM, "crl.issued", name)
            .with("number", Long.toString(terms.number()))
            .with("entries", Long.toString(issued.written().entries()))
            .with("nextUpdate", terms.nextUpdate().toString());
    return terms.kind().base().map(b -> act.with("base", b.toString())).orElse(act);
  }

  private Crl crl(String name, IssuedCrl issued) {
    CrlTerms terms = issued.terms();
    return new Crl(
        name,
        terms.number(),
        terms.kind().base(),
        terms.thisUpdate(),
        terms.nextUpdate(),
        issued.written().entries(),
        issued.written().sha256(),
        files.der(name),
        files.pem(name));
  }
}
