package io.sealport.policy;

import java.util.Arrays;
import java.util.Optional;

/** Whether a key that was certified before is certified again: {@code key-reuse} of a profile. */
public enum KeyReuse {
  /** For the same profile and one of the same names; for users the same login. */
  SAME_HOLDER("same-holder"),
  /** Every certificate has a key of its own, a renewed one too. */
  NEVER("never"),
  /** Whoever has it. */
  ANY("any");

  private final String wire;

  KeyReuse(String wire) {
    this.wire = wire;
  }

  /** As profiles spell it. */
  public String wire() {
    return wire;
  }

  static Optional<KeyReuse> ofWire(String text) {
    return Arrays.stream(values()).filter(r -> r.wire.equals(text)).findFirst();
  }
}
