package io.sealport.pki;

/**
 * Definite-length DER (X.690 section 10) put together from parts that are DER already, for the few
 * structures that are written thousands of times a second; everything else is Bouncy Castle's.
 */
public final class Der {

  public static final int INTEGER = 0x02;
  public static final int BIT_STRING = 0x03;
  public static final int OCTET_STRING = 0x04;
  public static final int ENUMERATED = 0x0A;
  public static final int GENERALIZED_TIME = 0x18;
  public static final int SEQUENCE = 0x30;

  /** Tags below 0x80 in length octets are the length itself (X.690 8.1.3.4). */
  private static final int SHORT = 0x80;

  private Der() {}

  /** The tag of an EXPLICIT {@code [number]}. */
  public static int explicit(int number) {
    return 0xA0 | number;
  }

  /** The tag of an IMPLICIT {@code [number]} of a primitive type. */
  public static int implicit(int number) {
    return 0x80 | number;
  }

  /** A tag, the length of the parts together, and the parts. */
  public static byte[] of(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    int octets = lengthOctets(length);
    byte[] encoded = new byte[1 + octets + length];
    encoded[0] = (byte) tag;
    putLength(encoded, 1, octets, length);
    int at = 1 + octets;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, encoded, at, part.length);
      at += part.length;
    }
    return encoded;
  }

  /** Tag and length before a content that is not in memory. */
  static byte[] header(int tag, long length) {
    int content = Math.toIntExact(length);
    int octets = lengthOctets(content);
    byte[] header = new byte[1 + octets];
    header[0] = (byte) tag;
    putLength(header, 1, octets, content);
    return header;
  }

  /** How many octets the length takes. */
  private static int lengthOctets(int length) {
    return length < SHORT ? 1 : 1 + (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
  }

  private static void putLength(byte[] into, int at, int octets, int length) {
    if (octets == 1) {
      into[at] = (byte) length;
      return;
    }
    into[at] = (byte) (SHORT | (octets - 1));
    for (int i = 1; i < octets; i++) {
      into[at + i] = (byte) (length >>> (8 * (octets - 1 - i)));
    }
  }
}
