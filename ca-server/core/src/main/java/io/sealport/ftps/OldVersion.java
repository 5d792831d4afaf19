package io.sealport.ftps;

/** The versions of TLS that nobody should accept any more (RFC 8996). */
public enum OldVersion {
  TLS_1_0("TLS 1.0", 0x0301),
  TLS_1_1("TLS 1.1", 0x0302);

  private final String wire;
  private final int number;

  OldVersion(String wire, int number) {
    this.wire = wire;
    this.number = number;
  }

  /** As people write it. */
  public String wire() {
    return wire;
  }

  int number() {
    return number;
  }
}
