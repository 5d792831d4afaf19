package io.sealport.server.registration;

import io.sealport.pki.CertificateFacts;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.person.OwnStatus;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * How a certificate that somebody presents stands in the ledger; ours is what it holds, to the last
 * byte.
 */
@Singleton
final class LedgerStatus implements OwnStatus {

  private final Ledger ledger;
  private final Clock clock;

  LedgerStatus(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Status of(CertificateFacts certificate) {
    return ledger
        .find(certificate.serial())
        .filter(e -> e.facts().sha256().equals(certificate.sha256()))
        .map(this::status)
        .orElse(Status.UNKNOWN);
  }

  private Status status(LedgerEntry entry) {
    if (entry.isRevoked()) {
      return entry.isHeld() ? Status.HELD : Status.REVOKED;
    }
    if (!entry.isValid(clock.instant())) {
      return Status.EXPIRED;
    }
    return entry.replacedBy().isPresent() ? Status.SUPERSEDED : Status.VALID;
  }
}
