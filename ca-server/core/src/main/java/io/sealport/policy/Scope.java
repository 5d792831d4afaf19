package io.sealport.policy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of what a {@link Role} may do. A token may be narrowed to some of its role's; every route
 * that needs a role names the one that opens it.
 */
public enum Scope {
  CERTIFICATES_READ("certificates:read"),
  CERTIFICATES_REVOKE("certificates:revoke"),
  REQUESTS_CREATE("requests:create"),
  REQUESTS_READ("requests:read"),
  REQUESTS_DECIDE("requests:decide"),
  TOKENS_CREATE("tokens:create"),
  TOKENS_READ("tokens:read"),
  TOKENS_REVOKE("tokens:revoke"),
  PROFILES_READ("profiles:read"),
  POLICIES_READ("policies:read"),
  POLICIES_RELOAD("policies:reload"),
  JOURNAL_READ("journal:read"),
  KEYS_READ("keys:read"),
  KEYS_BLOCK("keys:block"),
  ALARMS_READ("alarms:read"),
  AUTHORITIES_MANAGE("authorities:manage"),
  LOOKS_MAKE("looks:make"),
  ENDPOINTS_READ("endpoints:read"),
  ENDPOINTS_MANAGE("endpoints:manage"),
  ENDPOINTS_CHECK("endpoints:check"),
  USERS_REVOKE("users:revoke"),
  TRUST_READ("trust:read"),
  TRUST_MANAGE("trust:manage"),
  EVENTS_READ("events:read"),
  EVENTS_MANAGE("events:manage"),
  CAMPAIGNS_READ("campaigns:read"),
  CAMPAIGNS_MANAGE("campaigns:manage"),
  WATCH_READ("watch:read");

  /** Reading, and what anybody may do. */
  private static final Set<Scope> OF_AUDITORS =
      EnumSet.of(
          CERTIFICATES_READ,
          REQUESTS_CREATE,
          REQUESTS_READ,
          TOKENS_READ,
          PROFILES_READ,
          POLICIES_READ,
          JOURNAL_READ,
          KEYS_READ,
          ALARMS_READ,
          ENDPOINTS_READ,
          TRUST_READ,
          EVENTS_READ,
          CAMPAIGNS_READ,
          WATCH_READ);

  /** What is about every profile's certificates, so that a limit to some would mean nothing. */
  private static final Set<Scope> ACROSS_PROFILES =
      EnumSet.of(
          TOKENS_READ,
          POLICIES_READ,
          POLICIES_RELOAD,
          JOURNAL_READ,
          KEYS_READ,
          KEYS_BLOCK,
          ALARMS_READ,
          AUTHORITIES_MANAGE,
          LOOKS_MAKE,
          ENDPOINTS_READ,
          ENDPOINTS_MANAGE,
          ENDPOINTS_CHECK,
          TRUST_READ,
          TRUST_MANAGE,
          EVENTS_READ,
          EVENTS_MANAGE,
          CAMPAIGNS_READ,
          CAMPAIGNS_MANAGE,
          WATCH_READ);

  private final String wire;

  Scope(String wire) {
    this.wire = wire;
  }

  /** The scope as messages spell it. */
  public String wire() {
    return wire;
  }

  /** The scope with that spelling, empty if there is none. */
  public static Optional<Scope> ofWire(String wire) {
    return Arrays.stream(values()).filter(s -> s.wire.equals(wire)).findFirst();
  }

  /** Whether it shows what belongs to every profile. */
  public boolean isAcrossProfiles() {
    return ACROSS_PROFILES.contains(this);
  }

  /** Everything that a role may do. */
  public static List<Scope> of(Role role) {
    return switch (role) {
      case ADMINISTRATOR, OFFICER -> List.of(values());
      case AUDITOR -> List.copyOf(OF_AUDITORS);
      case REQUESTER -> List.of(REQUESTS_CREATE);
    };
  }

  /** Spelled in a row, for messages. */
  public static String words(List<Scope> scopes) {
    return scopes.stream().map(Scope::wire).collect(Collectors.joining(", "));
  }
}
