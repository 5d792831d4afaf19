package io.sealport.ftps;

/** The versions of TLS that are offered; older ones prove too little. */
public enum TlsVersion {
  TLS_1_2("TLS 1.2"),
  TLS_1_3("TLS 1.3");

  private final String wire;

  TlsVersion(String wire) {
    this.wire = wire;
  }

  /** As people write it: {@code TLS 1.3}. */
  public String wire() {
    return wire;
  }
}
