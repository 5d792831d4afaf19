package io.sealport.server.registration;

import io.sealport.api.JournalEntry;
import io.sealport.api.JournalVerification;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.ListedSerial;
import io.sealport.server.authority.ListedSerials;
import io.sealport.server.journal.JournalReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Holds the journal against itself and against the ledger: a chain that was cut and closed again
 * still lacks the entries that the ledger's certificates name, and a status that was changed in the
 * ledger has no act.
 */
@Singleton
public class Audit {

  private static final int PAGE = 1_000;

  /** A certificate whose status changes oftener than this while one looks is no honest one. */
  private static final int LOOK_AGAIN = 3;

  private static final Ledger.Filter ALL =
      new Ledger.Filter("", "", Optional.empty(), Optional.empty(), Optional.empty());

  private final JournalReader journal;
  private final Ledger ledger;
  private final ListedSerials listed;

  Audit(JournalReader journal, Ledger ledger, ListedSerials listed) {
    this.journal = journal;
    this.ledger = ledger;
    this.listed = listed;
  }

  /** Names the first thing that is wrong. */
  public JournalVerification verify() {
    JournalVerification chain = journal.verify();
    if (!chain.intact()) {
      return chain;
    }
    return finding()
        .map(f -> JournalVerification.broken(chain.entries(), f.seq(), f.words()))
        .orElse(chain);
  }

  private Optional<Fates.Finding> finding() {
    Fates fates = new Fates(journal);
    fates.readOn();
    long end = fates.end();
    long issued = fates.issued();
    long present = 0;
    long after = 0;
    List<LedgerEntry> page = ledger.search(ALL, after, PAGE);
    while (!page.isEmpty()) {
      for (LedgerEntry certificate : page) {
        Optional<Fates.Finding> wrong = finding(certificate, fates);
        if (wrong.isPresent()) {
          return wrong;
        }
        after = certificate.seq();
        present += after <= end && !certificate.profile().equals("ca") ? 1 : 0;
      }
      page = ledger.search(ALL, after, PAGE);
    }
    return present == issued ? findingOfSerials(fates) : removed(end);
  }

  /** The same for what an imported CA has issued and has no certificate of. */
  private Optional<Fates.Finding> findingOfSerials(Fates fates) {
    long end = fates.end();
    long wanted = fates.listed();
    long present = 0;
    long after = 0;
    List<ListedSerial> page = listed.after(after, PAGE);
    while (!page.isEmpty()) {
      for (ListedSerial serial : page) {
        Optional<Fates.Finding> wrong = finding(serial, fates);
        if (wrong.isPresent()) {
          return wrong;
        }
        after = serial.seq();
        present += after <= end ? 1 : 0;
      }
      page = listed.after(after, PAGE);
    }
    return present == wanted
        ? Optional.empty()
        : Optional.of(
            new Fates.Finding(
                end, "of " + wanted + " serials that were imported " + present + " are left"));
  }

  private Optional<Fates.Finding> finding(ListedSerial serial, Fates fates) {
    boolean recorded =
        journal
            .entry(serial.seq())
            .filter(e -> e.act().equals("serial.imported") && e.subject().equals(serial.id()))
            .isPresent();
    if (!recorded) {
      return Optional.of(
          new Fates.Finding(
              serial.seq(),
              "entry " + serial.seq() + " is missing: the ledger names it for " + serial.id()));
    }
    Optional<Fates.Finding> wrong = fates.contradiction(serial);
    // As for certificates: what looks wrong may only be newer.
    for (int i = 0; wrong.isPresent() && i < LOOK_AGAIN; i++) {
      fates.readOn();
      wrong =
          listed.find(serial.issuer(), serial.serial()).flatMap(now -> fates.contradiction(now));
    }
    return wrong;
  }

  private Optional<Fates.Finding> finding(LedgerEntry certificate, Fates fates) {
    if (!isRecorded(certificate)) {
      return Optional.of(
          new Fates.Finding(
              certificate.seq(),
              "entry "
                  + certificate.seq()
                  + " is missing: the ledger names it for certificate "
                  + certificate.serial()));
    }
    Optional<Fates.Finding> wrong = fates.contradiction(certificate);
    // The journal goes on while it is read: what looks wrong may only be newer.
    for (int i = 0; wrong.isPresent() && i < LOOK_AGAIN; i++) {
      LedgerEntry now = ledger.require(certificate.serial());
      fates.readOn();
      wrong = fates.contradiction(now);
    }
    return wrong;
  }

  /** The first certificate that was issued and is not in the ledger any more. */
  private Optional<Fates.Finding> removed(long end) {
    long after = 0;
    List<JournalEntry> page = journal.after(after, PAGE);
    while (!page.isEmpty() && after < end) {
      for (JournalEntry entry : page) {
        after = entry.seq();
        if (Fates.makesCertificate(entry)
            && ledger.find(SerialNumber.parse(entry.subject())).isEmpty()) {
          return Optional.of(
              new Fates.Finding(
                  after,
                  "certificate "
                      + entry.subject()
                      + " is missing in the ledger: entry "
                      + after
                      + (entry.act().equals("certificate.issued") ? " issued it" : " brought it")));
        }
      }
      page = journal.after(after, PAGE);
    }
    return Optional.empty();
  }

  private boolean isRecorded(LedgerEntry certificate) {
    return journal.entry(certificate.seq()).filter(e -> isOf(e, certificate)).isPresent();
  }

  private static boolean isOf(JournalEntry entry, LedgerEntry certificate) {
    boolean makesCa = entry.act().equals("ca.created") || entry.act().equals("authority.imported");
    return makesCa
        ? entry.details().contains(certificate.serial().toString())
        : Fates.makesCertificate(entry) && entry.subject().equals(certificate.serial().toString());
  }
}
