package io.sealport.cli.agent;

import io.sealport.pki.CertificateFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Spreads what many agents would do at one moment: the same for one machine and one purpose each
 * time, so that restarts change nothing, and another for every other machine.
 *
 * @param machine the agent's own random number
 */
record Spread(String machine) {

  /** Hex digits of the hash that are used: 52 bits, as many as a double holds exactly. */
  private static final int DIGITS = 13;

  private static final double ALL = 0x1p52;

  /** A quarter to either side. */
  private static final double WIDTH = 0.5;

  /** From 0, inclusive, to 1, exclusive. */
  double share(String purpose) {
    String hash =
        CertificateFacts.sha256((machine + " " + purpose).getBytes(StandardCharsets.UTF_8));
    return Long.parseLong(hash.substring(0, DIGITS), 16) / ALL;
  }

  /** The length of time, more or less: from three quarters of it to five. */
  Duration around(Duration length, String purpose) {
    double factor = 1 - WIDTH / 2 + WIDTH * share(purpose);
    return Duration.ofMillis(Math.max(1, (long) (length.toMillis() * factor)));
  }
}
