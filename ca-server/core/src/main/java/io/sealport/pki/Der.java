package io.sealport.pki;

/** Tag and length of DER (X.690 8.1), for what is too long to be an object of Bouncy Castle's. */
final class Der {

  static final int SEQUENCE = 0x30;

  private Der() {}

  /** The octets before a content of that length. */
  static byte[] header(int tag, long length) {
    if (length < 0x80) {
      return new byte[] {(byte) tag, (byte) length};
    }
    int octets = (Long.SIZE - Long.numberOfLeadingZeros(length) + 7) / 8;
    byte[] header = new byte[2 + octets];
    header[0] = (byte) tag;
    header[1] = (byte) (0x80 | octets);
    for (int i = 0; i < octets; i++) {
      header[2 + i] = (byte) (length >>> (8 * (octets - 1 - i)));
    }
    return header;
  }
}
