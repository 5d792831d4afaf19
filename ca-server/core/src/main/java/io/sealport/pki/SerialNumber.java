package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A certificate's serial number: positive, at most 20 octets (RFC 5280 4.1.2.2). Written as
 * lower-case hex without separators everywhere.
 */
public record SerialNumber(BigInteger value) implements Comparable<SerialNumber> {

  /** 128 random bits: beyond guessing and beyond collision. */
  private static final int RANDOM_BITS = 128;

  /** 20 octets whose first bit is the sign. */
  public static final int MAX_BITS = 159;

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,40}");

  public SerialNumber {
    if (value.signum() <= 0 || value.bitLength() > MAX_BITS) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "a serial number is a positive number of at most 20 octets, not " + value.toString(16));
    }
  }

  /** A new serial of 128 random bits, leading bit set so that all have the same length. */
  public static SerialNumber random(SecureRandom random) {
    return new SerialNumber(new BigInteger(RANDOM_BITS, random).setBit(RANDOM_BITS - 1));
  }

  /**
   * Reads hex in either case, with or without colons, spaces or a leading 0x.
   *
   * @throws Fault BAD_INPUT if it is not that
   */
  public static SerialNumber parse(String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT).replace(":", "").replace(" ", "");
    if (hex.startsWith("0x")) {
      hex = hex.substring(2);
    }
    if (!HEX.matcher(hex).matches()) {
      throw Fault.of(Kind.BAD_INPUT, "\"" + text + "\" is not a serial number in hex");
    }
    return new SerialNumber(new BigInteger(hex, 16));
  }

  @Override
  public int compareTo(SerialNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString(16);
  }
}
