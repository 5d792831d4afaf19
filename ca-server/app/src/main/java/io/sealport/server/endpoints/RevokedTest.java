package io.sealport.server.endpoints;

import java.util.Arrays;

/** What became of a revoked client certificate that was shown to an endpoint. */
enum RevokedTest {
  REFUSED("refused"),
  LET_IN("let-in"),
  /** The endpoint asks nobody for a certificate. */
  NOT_ASKED("not-asked");

  private final String wire;

  RevokedTest(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  /** The one with that wire value, which the database holds. */
  static RevokedTest ofWire(String wire) {
    return Arrays.stream(values()).filter(t -> t.wire.equals(wire)).findFirst().orElseThrow();
  }
}
