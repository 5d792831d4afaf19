package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many certificates of the profile are issued within a length of time, renewals included.
 *
 * @param per whom they are counted for
 * @param most how many
 * @param window within which time, up to now
 */
public record RateLimit(Per per, int most, Duration window) {

  /** Whom they are counted for. */
  public enum Per {
    /** Each name of the certificate. */
    NAME("per-name"),
    /**
     * Who asks, as the journal calls it; strangers are one together, a certificate that renews
     * itself is one with its renewal chain.
     */
    REQUESTER("per-requester"),
    /** All of the profile. */
    PROFILE("per-profile");

    private final String wire;

    Per(String wire) {
      this.wire = wire;
    }

    /** As profiles spell it. */
    public String wire() {
      return wire;
    }
  }

  /** To find the n-th newest the database goes over as many. */
  static final int MOST = 100_000;

  /** The longest window. */
  static final Duration LONGEST = Duration.ofDays(366);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})\\s*/\\s*(.+)");

  /**
   * Reads {@code 5/7d}.
   *
   * @throws Fault BAD_INPUT if it is not so
   */
  static RateLimit parse(Per per, String text) {
    Matcher written = TEXT.matcher(text);
    int most = written.matches() ? Integer.parseInt(written.group(1)) : 0;
    Duration window = most > 0 ? Durations.parse(written.group(2)) : Duration.ZERO;
    if (most < 1 || most > MOST || window.compareTo(LONGEST) > 0) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\""
              + Name.printable(text)
              + "\" is no rate such as 5/7d: at most "
              + MOST
              + " within at most "
              + Durations.text(LONGEST));
    }
    return new RateLimit(per, most, window);
  }

  /** As profiles spell it. */
  @Override
  public String toString() {
    return most + "/" + Durations.text(window);
  }
}
