package io.sealport.pki;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Writes entries of a CRL (RFC 5280 5.1.2.6) into an array, by hand: a million of them make no
 * object. What it writes is, byte for byte, what {@link CrlDraft} has Bouncy Castle write.
 */
final class CrlEntryBytes {

  /** Of one entry: a serial of 20 octets, a GeneralizedTime, a reason. */
  static final int LONGEST = 64;

  /** CRLReason's number of what a delta takes off the list (RFC 5280 5.3.1). */
  static final int REMOVE_FROM_CRL = 8;

  private static final int INTEGER = 2;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final long DAY = 86_400;

  /** One extension, reasonCode, and in it an ENUMERATED, whose value follows. */
  private static final byte[] REASON = {
    0x30, 0x0c, 0x30, 0x0a, 6, 3, 0x55, 0x1d, 0x15, 4, 3, 0x0a, 1
  };

  private final byte[] into;
  private int at;
  private long day = Long.MIN_VALUE;
  private byte[] date = {};

  CrlEntryBytes(byte[] into) {
    this.into = into;
  }

  /** How much is written. */
  int position() {
    return at;
  }

  void rewind() {
    at = 0;
  }

  /**
   * Writes one; {@link #LONGEST} must be free.
   *
   * @param hex holds the serial, lower-case, without leading zeros
   * @param reason CRLReason's number
   * @param second since the epoch
   */
  void add(byte[] hex, int from, int to, int reason, long second) {
    int start = at;
    at += 2;
    serial(hex, from, to);
    time(second);
    // RFC 5280 5.3.1: unspecified is said by saying nothing.
    if (reason != 0) {
      System.arraycopy(REASON, 0, into, at, REASON.length);
      at += REASON.length;
      into[at++] = (byte) reason;
    }
    into[start] = Der.SEQUENCE;
    into[start + 1] = (byte) (at - start - 2);
  }

  private void serial(byte[] hex, int from, int to) {
    into[at++] = INTEGER;
    int length = at++;
    boolean odd = (to - from) % 2 != 0;
    // X.690 8.3: a number whose first bit is set gets an octet of zeros, or it would be negative.
    if (!odd && digit(hex[from]) >= 8) {
      into[at++] = 0;
    }
    int next = from;
    if (odd) {
      into[at++] = (byte) digit(hex[next++]);
    }
    for (; next < to; next += 2) {
      into[at++] = (byte) (digit(hex[next]) << 4 | digit(hex[next + 1]));
    }
    into[length] = (byte) (at - length - 1);
  }

  private static int digit(byte hex) {
    return hex <= '9' ? hex - '0' : hex - 'a' + 10;
  }

  private void time(long second) {
    long itsDay = Math.floorDiv(second, DAY);
    if (itsDay != day) {
      day = itsDay;
      date = date(LocalDate.ofEpochDay(itsDay));
    }
    System.arraycopy(date, 0, into, at, date.length);
    at += date.length;
    int rest = (int) (second - itsDay * DAY);
    two(rest / 3600);
    two(rest / 60 % 60);
    two(rest % 60);
    into[at++] = 'Z';
  }

  /** Tag, length and the digits of the day. */
  private static byte[] date(LocalDate day) {
    // RFC 5280 5.1.2.4: UTCTime through 2049, GeneralizedTime from 2050 on.
    boolean utc = day.getYear() >= 1950 && day.getYear() < 2050;
    String digits =
        utc
            ? String.format(
                Locale.ROOT,
                "%02d%02d%02d",
                day.getYear() % 100,
                day.getMonthValue(),
                day.getDayOfMonth())
            : String.format(
                Locale.ROOT,
                "%04d%02d%02d",
                day.getYear(),
                day.getMonthValue(),
                day.getDayOfMonth());
    byte[] text = digits.getBytes(StandardCharsets.US_ASCII);
    byte[] date = new byte[2 + text.length];
    date[0] = (byte) (utc ? UTC_TIME : GENERALIZED_TIME);
    date[1] = (byte) (text.length + "hhmmssZ".length());
    System.arraycopy(text, 0, date, 2, text.length);
    return date;
  }

  private void two(int number) {
    into[at++] = (byte) ('0' + number / 10);
    into[at++] = (byte) ('0' + number % 10);
  }
}
