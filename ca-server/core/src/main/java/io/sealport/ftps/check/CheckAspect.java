package io.sealport.ftps.check;

/** What can be looked at besides the certificate, each at the cost of more connections. */
public enum CheckAspect {
  /** Which versions and weak cipher suites are accepted. */
  CIPHERS,
  /** OCSP and CRL; the stapled answer is looked at in any case. */
  REVOCATION,
  /** PBSZ, PROT, EPSV and PASV on one control connection. */
  COMMANDS,
  /** Data connections, where the login of the order gets that far. */
  DATA,
  /** What becomes of the offer of a protocol. */
  ALPN
}
