package io.sealport.server.authority;

import io.sealport.pki.RevocationReason;
import java.time.Instant;
import java.util.Optional;

/**
 * What has become of a serial: all that OCSP needs, without the certificate itself.
 *
 * @param issuer the CA's id
 * @param revocation of a revoked or held one
 */
public record Standing(
    String issuer, Instant notAfter, Optional<LedgerEntry.Revocation> revocation) {

  static Standing of(StandingRow row) {
    Long at = row.revokedAt();
    return new Standing(
        row.issuer(),
        Instant.ofEpochMilli(row.notAfter()),
        Optional.ofNullable(row.reason())
            .map(
                r ->
                    new LedgerEntry.Revocation(
                        RevocationReason.parse(r), Instant.ofEpochMilli(at == null ? 0 : at))));
  }

  static Standing of(ListedSerial listed) {
    return new Standing(listed.issuer(), listed.notAfter(), listed.revocation());
  }

  /** Ended by time alone. */
  public boolean isExpired(Instant now) {
    return revocation.isEmpty() && !now.isBefore(notAfter);
  }
}
