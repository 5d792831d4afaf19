package io.sealport.server.authority;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The ledger for whoever goes through all of it: in pages, without the certificates themselves. */
@Singleton
public class LedgerLines {

  private final LedgerLineRows rows;

  LedgerLines(LedgerLineRows rows) {
    this.rows = rows;
  }

  /**
   * Certificates by their place in the ledger.
   *
   * @param after exclusive
   * @param below exclusive
   */
  public List<LedgerLine> between(long after, long below, int limit) {
    return rows.between(after, below, limit);
  }

  /** The same without those that are revoked for good or have ended by that moment. */
  public List<LedgerLine> usable(long after, long below, Instant endsAfter, int limit) {
    return rows.usable(after, below, endsAfter.toEpochMilli(), limit);
  }

  /** Those with these serials, in no order. */
  public List<LedgerLine> of(List<String> serials) {
    return serials.isEmpty() ? List.of() : rows.of(serials);
  }
}
