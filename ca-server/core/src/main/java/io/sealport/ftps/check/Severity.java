package io.sealport.ftps.check;

/** How bad a fault is. */
public enum Severity {
  /** Clients that check are kept out, or must not be let in. */
  ERROR("error"),
  /** It works for now, for most, or less safely than it could. */
  WARNING("warning");

  private final String wire;

  Severity(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
