package io.sealport.ftps;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a TLS server sends, of which the first bytes are kept: where no TLS comes about, they tell
 * why.
 */
final class HandshakeInput extends FilterInputStream {

  /** A record's header, a handshake message's, and the version in ServerHello. */
  private static final int KEPT = 11;

  private static final int TLS_1_2 = 0x0303;

  private final byte[] first = new byte[KEPT];
  private int count;
  private boolean handshaking = true;

  HandshakeInput(InputStream in) {
    super(in);
  }

  /** From now on an end is an end and no failure. */
  void handshakeIsOver() {
    handshaking = false;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = super.read(bytes, offset, length);
    if (got < 0 && handshaking) {
      throw new NetFailure(
          Kind.CONNECTION, "the server closed the connection in the TLS handshake");
    }
    for (int i = 0; i < got && count < KEPT; i++) {
      first[count++] = bytes[offset + i];
    }
    return got;
  }

  /**
   * What the beginning has to say of a handshake that came to nothing.
   *
   * @param wanted the versions that were offered, for people
   */
  Optional<String> objection(String wanted) {
    if (isPlainText()) {
      return Optional.of(
          "the server answered in plain text where TLS was to begin: \""
              + new String(first, 0, count, StandardCharsets.US_ASCII).strip()
              + "\"; it may want AUTH TLS first (explicit FTPS)");
    }
    // RFC 5246 6.2.1 and 7.4.1.3: handshake (22), server_hello (2), its version.
    int version = Byte.toUnsignedInt(first[9]) << 8 | Byte.toUnsignedInt(first[10]);
    return count == KEPT && first[0] == 22 && first[5] == 2 && version < TLS_1_2
        ? Optional.of("the server speaks " + called(version) + "; wanted " + wanted)
        : Optional.empty();
  }

  /** Whether the other side began with something that is no TLS but words. */
  boolean isPlainText() {
    return count >= 3 && isText();
  }

  private boolean isText() {
    for (int i = 0; i < count; i++) {
      boolean printable = first[i] >= ' ' && first[i] < 127;
      if (!printable && first[i] != '\r' && first[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  private static String called(int version) {
    return switch (version) {
      case 0x0302 -> "TLS 1.1";
      case 0x0301 -> "TLS 1.0";
      default -> "SSL 3.0 or older";
    };
  }
}
