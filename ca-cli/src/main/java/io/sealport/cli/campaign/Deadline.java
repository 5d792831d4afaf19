package io.sealport.cli.campaign;

import io.sealport.cli.console.Text;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** A moment to come, as it is said on the command line. */
final class Deadline {

  private Deadline() {}

  /**
   * A length of time from now on, such as {@code 24h}, or a moment, such as {@code
   * 2026-04-08T12:00:00Z}.
   *
   * @throws Fault BAD_INPUT if it is neither
   */
  static Instant parse(String text, Clock clock) {
    if (!text.contains("T") || text.startsWith("P")) {
      return clock.instant().plus(Durations.parse(text));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the deadline is \""
              + Text.visible(text)
              + "\"; wanted a length of time such as 24h, or a moment such as"
              + " 2026-04-08T12:00:00Z");
    }
  }
}
