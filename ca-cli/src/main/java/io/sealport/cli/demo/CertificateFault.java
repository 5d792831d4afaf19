package io.sealport.cli.demo;

/** Why one side of a TLS handshake refused the certificate of the other. */
public enum CertificateFault {
  REVOKED("certificate revoked"),
  EXPIRED("certificate expired"),
  NOT_YET_VALID("certificate not yet valid"),
  UNKNOWN_CA("certificate from an unknown CA"),
  WRONG_NAME("certificate for another host name"),
  WRONG_PURPOSE("certificate not meant for this purpose"),
  NO_CERTIFICATE("no certificate presented"),
  NO_CURRENT_CRL("revocation unknown: no current CRL for every CA of the chain"),
  INVALID("certificate invalid"),
  /** What a peer says that keeps its reason to itself, as most do. */
  NOT_SAID("reason not said");

  private final String sentence;

  CertificateFault(String sentence) {
    this.sentence = sentence;
  }

  /** In words, without a full stop. */
  public String sentence() {
    return sentence;
  }
}
