package io.sealport.server.authority;

import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A serial that an imported CA has issued and nobody has the certificate of.
 *
 * @param seq its journal entry
 * @param subject as the old index has it; empty where only a CRL knew of it
 */
public record ListedSerial(
    long seq,
    String issuer,
    SerialNumber serial,
    String subject,
    Instant notAfter,
    Optional<LedgerEntry.Revocation> revocation) {

  /** What the journal calls it: serials of two CAs may be the same. */
  public String id() {
    return issuer + "/" + serial;
  }

  /** {@code valid}, {@code expired}, {@code revoked} or {@code held}. */
  public String status(Instant now) {
    return revocation
        .map(r -> r.reason() == RevocationReason.CERTIFICATE_HOLD ? "held" : "revoked")
        .orElse(now.isBefore(notAfter) ? "valid" : "expired");
  }
}
