package io.sealport.ftps.check;

/** What a fault is about, so that one kind is not taken for another. */
public enum FaultArea {
  /** The way there: names, addresses, ports, time. */
  NETWORK("network"),
  /** The certificate that is served, its chain, and those that are asked for. */
  CERTIFICATE("certificate"),
  /** Versions and cipher suites of TLS. */
  CIPHER("cipher"),
  /** TLS sessions between control and data connection. */
  SESSION("session"),
  /** What is said in FTP. */
  FTP("ftp"),
  /** OCSP, CRLs, stapled answers. */
  REVOCATION("revocation");

  private final String wire;

  FaultArea(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
