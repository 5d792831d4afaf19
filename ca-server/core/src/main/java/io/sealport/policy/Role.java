package io.sealport.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do here. A profile that {@code grants} a role makes its holders so. */
public enum Role {
  ADMINISTRATOR,
  OFFICER,
  AUDITOR,
  /** Everybody else. No profile grants it. */
  REQUESTER;

  /** The role as profiles and messages spell it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with that spelling, empty if there is none. */
  public static Optional<Role> ofWire(String wire) {
    return Arrays.stream(values()).filter(r -> r.wire().equals(wire)).findFirst();
  }
}
