package io.sealport.policy.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a lint's finding means, from nothing to a refusal. */
public enum Severity {
  /** Not looked for. */
  OFF,
  /** Told to whoever reads the answer; the certificate is issued. */
  WARNING,
  /** A violation: the certificate is not issued. */
  ERROR;

  /** As profiles spell it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Severity> ofWire(String text) {
    return Arrays.stream(values()).filter(s -> s.wire().equals(text)).findFirst();
  }
}
