package io.sealport.server.authority;

import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The serials that imported CAs have issued and that have no certificate here. Like the ledger's
 * rows they are never removed, and a status changes inside a transaction of the journal.
 */
@Singleton
public class ListedSerials {

  private final ListedSerialRows rows;
  private final Clock clock;

  ListedSerials(ListedSerialRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** That of one CA. */
  public Optional<ListedSerial> find(String issuer, SerialNumber serial) {
    return rows.findById(issuer + "/" + serial).map(ListedSerials::listed);
  }

  /** Those of every CA. */
  public List<ListedSerial> find(SerialNumber serial) {
    return rows.withSerial(serial.toString()).stream().map(ListedSerials::listed).toList();
  }

  /** A page of them, in the order in which they came. */
  public List<ListedSerial> after(long seq, int limit) {
    return rows.page(seq, limit).stream().map(ListedSerials::listed).toList();
  }

  /** Adds one, inside the caller's transaction. */
  public void add(ListedSerial listed) {
    rows.save(
        new ListedSerialRow(
            listed.id(),
            listed.seq(),
            listed.issuer(),
            listed.serial().toString(),
            listed.subject(),
            listed.notAfter().toEpochMilli(),
            listed.status(Instant.MIN),
            listed.revocation().map(r -> r.reason().wire()).orElse(null),
            listed.revocation().map(r -> r.at().toEpochMilli()).orElse(null),
            // The next CRL has to tell of it.
            listed.revocation().map(r -> clock.millis()).orElse(null)));
  }

  /**
   * Marks one revoked, or held if that is the reason, inside the caller's transaction.
   *
   * @param at what its CRL entry says
   * @return false if it was so already
   */
  public boolean revoke(ListedSerial listed, RevocationReason reason, Instant at) {
    long when = at.toEpochMilli();
    return reason == RevocationReason.CERTIFICATE_HOLD
        ? rows.hold(listed.id(), when, clock.millis()) == 1
        : rows.revoke(listed.id(), reason.wire(), when, clock.millis()) == 1;
  }

  /** Makes a held one valid again; false if it is not held. */
  public boolean release(ListedSerial listed) {
    return rows.release(listed.id(), clock.millis()) == 1;
  }

  List<RevokedRow> revoked(String issuer, Instant notAfterFrom) {
    return rows.revoked(issuer, notAfterFrom.toEpochMilli());
  }

  private static ListedSerial listed(ListedSerialRow row) {
    Long revokedAt = row.revokedAt();
    return new ListedSerial(
        row.seq(),
        row.issuer(),
        SerialNumber.parse(row.serial()),
        row.subject(),
        Instant.ofEpochMilli(row.notAfter()),
        Optional.ofNullable(row.reason())
            .map(
                r ->
                    new LedgerEntry.Revocation(
                        RevocationReason.parse(r),
                        Instant.ofEpochMilli(revokedAt == null ? 0 : revokedAt))));
  }
}
