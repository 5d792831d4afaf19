package io.sealport.server.events.action;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be told, as {@code events.yaml} spells it. */
public enum EventKind {
  ISSUED("issued", "certificate issued"),
  RENEWED("renewed", "certificate renewed"),
  OWN_CERTIFICATE("own-certificate", "certificate of the server's own issued"),
  EXPIRING("expiring", "certificate about to expire"),
  REVOKED("revoked", "certificate revoked"),
  HELD("held", "certificate held"),
  RELEASED("released", "certificate released"),
  REQUEST_PENDING("request-pending", "request waits"),
  REQUEST_REFUSED("request-refused", "request ended without a certificate"),
  RECALLED("recalled", "certificate to be replaced now"),
  CAMPAIGN("campaign", "campaign"),
  RENEWAL_FAILED("renewal-failed", "renewal failed"),
  KEY_BLOCKED("key-blocked", "key blocked"),
  CRL_PUBLISHED("crl-published", "CRL published"),
  CRL_LAPSING("crl-lapsing", "CRL about to lapse"),
  ENDPOINT_ALARM("endpoint-alarm", "alarm about an endpoint"),
  ENDPOINT_CHANGED("endpoint-changed", "endpoint has changed"),
  ALARM("alarm", "alarm"),
  ALARM_CLEARED("alarm-cleared", "alarm is over"),
  POLICY_RELOADED("policy-reloaded", "policies reloaded"),
  /** A schedule's run; no trigger hears it. */
  SCHEDULED("scheduled", "scheduled run"),
  /** A schedule's run that lists what expires; no trigger hears it. */
  REPORT("report", "certificates that expire soon");

  private final String wire;
  private final String words;

  EventKind(String wire, String words) {
    this.wire = wire;
    this.words = words;
  }

  public String wire() {
    return wire;
  }

  /** As the subject of a mail begins. */
  public String words() {
    return words;
  }

  /** Whether a trigger may wait for it. */
  public boolean isOfTriggers() {
    return this != SCHEDULED && this != REPORT;
  }

  /** The kind with that spelling, empty if there is none. */
  public static Optional<EventKind> ofWire(String wire) {
    return Arrays.stream(values()).filter(k -> k.wire.equals(wire)).findFirst();
  }

  /** All that a trigger may wait for, for messages. */
  public static String known() {
    return Arrays.stream(values())
        .filter(EventKind::isOfTriggers)
        .map(EventKind::wire)
        .collect(Collectors.joining(", "));
  }
}
