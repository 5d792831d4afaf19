package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 5m}, {@code 12h}, {@code 47d}. */
public final class Durations {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*(s|m|h|d|w)");

  /** Certificates and tokens count in seconds. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Beyond it the arithmetic of dates has an end. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private Durations() {}

  /**
   * Reads a number with a unit (s, m, h, d, w) or an ISO-8601 duration.
   *
   * @throws Fault BAD_INPUT if it is neither, or not positive
   */
  public static Duration parse(String text) {
    Duration found = read(text.strip());
    if (found.compareTo(SHORTEST) < 0 || found.compareTo(LONGEST) > 0) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + Name.printable(text) + "\" is not a length of time from 1 second to 100 years");
    }
    return found;
  }

  private static Duration read(String text) {
    Matcher m = TEXT.matcher(text);
    if (m.matches()) {
      long n = Long.parseLong(m.group(1));
      return switch (m.group(2)) {
        case "s" -> Duration.ofSeconds(n);
        case "m" -> Duration.ofMinutes(n);
        case "h" -> Duration.ofHours(n);
        case "d" -> Duration.ofDays(n);
        default -> Duration.ofDays(7 * n);
      };
    }
    try {
      return Duration.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw Fault.of(
          Kind.BAD_INPUT, "\"" + text + "\" is not a length of time such as 90s, 5m, 12h or 47d");
    }
  }

  /** The shortest spelling that {@link #parse} reads back. */
  public static String text(Duration duration) {
    long s = duration.toSeconds();
    if (s % 86400 == 0) {
      return s / 86400 + "d";
    }
    if (s % 3600 == 0) {
      return s / 3600 + "h";
    }
    return s % 60 == 0 ? s / 60 + "m" : s + "s";
  }
}
