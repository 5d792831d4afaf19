package io.sealport.server.identity.person;

import io.sealport.pki.CertificateFacts;

/** What this CA knows of a certificate that may be its own. */
@FunctionalInterface
public interface OwnStatus {

  /** How a certificate stands. */
  enum Status {
    /** Ours, in its dates, and neither revoked nor held nor replaced. */
    VALID("valid"),
    REVOKED("revoked"),
    HELD("held"),
    EXPIRED("expired"),
    /** Ours, and a renewal has taken its place. */
    SUPERSEDED("superseded"),
    /** Not ours. */
    UNKNOWN("unknown");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /**
   * How it stands. Anybody can write a certificate with our issuer's name and a serial of ours: it
   * is ours only if the ledger holds exactly these bytes ({@link CertificateFacts#sha256}).
   */
  Status of(CertificateFacts certificate);
}
