package io.sealport.server.registration;

import io.sealport.api.JournalEntry;
import io.sealport.api.JournalVerification;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.journal.JournalReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Holds the journal against itself and against the ledger: a chain that was cut and closed again
 * still lacks the entries that the ledger's certificates name.
 */
@Singleton
public class Audit {

  private static final int PAGE = 1_000;
  private static final Ledger.Filter ALL =
      new Ledger.Filter("", "", Optional.empty(), Optional.empty(), Optional.empty());

  private final JournalReader journal;
  private final Ledger ledger;

  Audit(JournalReader journal, Ledger ledger) {
    this.journal = journal;
    this.ledger = ledger;
  }

  /** Names the first thing that is wrong. */
  public JournalVerification verify() {
    JournalVerification chain = journal.verify();
    if (!chain.intact()) {
      return chain;
    }
    long after = 0;
    List<LedgerEntry> page = ledger.search(ALL, after, PAGE);
    while (!page.isEmpty()) {
      for (LedgerEntry certificate : page) {
        if (!isRecorded(certificate)) {
          return new JournalVerification(
              false,
              chain.entries(),
              certificate.seq(),
              "entry "
                  + certificate.seq()
                  + " is missing: the ledger names it for certificate "
                  + certificate.serial());
        }
        after = certificate.seq();
      }
      page = ledger.search(ALL, after, PAGE);
    }
    return chain;
  }

  private boolean isRecorded(LedgerEntry certificate) {
    return journal.entry(certificate.seq()).filter(e -> isOf(e, certificate)).isPresent();
  }

  private static boolean isOf(JournalEntry entry, LedgerEntry certificate) {
    return entry.act().equals("ca.created")
        ? entry.details().contains(certificate.serial().toString())
        : entry.act().equals("certificate.issued")
            && entry.subject().equals(certificate.serial().toString());
  }
}
