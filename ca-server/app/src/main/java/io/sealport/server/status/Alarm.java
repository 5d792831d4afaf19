package io.sealport.server.status;

import io.sealport.api.AlarmInfo;

/**
 * Something that will stop working, or has.
 *
 * @param id the same as long as it is the same thing: {@code crl-lapses:root}
 * @param message one line: what, and when
 * @param hint what to do about it
 */
public record Alarm(String id, Severity severity, String message, String hint) {

  /** How soon somebody has to come. */
  public enum Severity {
    /** In good time. */
    WARNING("warning"),
    /** Now: relying parties refuse, or soon will. */
    CRITICAL("critical");

    private final String wire;

    Severity(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /** An alarm that is critical, or else a warning. */
  public static Alarm of(String id, boolean critical, String message, String hint) {
    return new Alarm(id, critical ? Severity.CRITICAL : Severity.WARNING, message, hint);
  }

  /** The alarm as the API shows it. */
  public AlarmInfo info() {
    return new AlarmInfo(id, severity.wire(), message, hint);
  }
}
