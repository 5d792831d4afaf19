package io.sealport.pki;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** From a file in DER to the same in PEM (RFC 7468), piece by piece. */
public final class PemFile {

  /** RFC 7468 2: lines of 64 characters. */
  private static final int LINE = 48;

  /** A multiple of a line, so that no piece but the last is filled up with {@code =}. */
  private static final int PIECE = LINE * 4096;

  private static final byte[] NEWLINE = {'\n'};

  private PemFile() {}

  /** Appends one block with that label; what it says is what {@link Pem#encode} would. */
  public static void append(FileChannel der, String label, FileChannel pem) throws IOException {
    write(pem, ByteBuffer.wrap(text("-----BEGIN " + label + "-----\n")));
    Base64.Encoder lines = Base64.getMimeEncoder(LINE / 3 * 4, NEWLINE);
    byte[] encoded = new byte[PIECE / LINE * (LINE / 3 * 4 + 1)];
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    for (long at = 0; at < der.size(); at += piece.limit()) {
      piece.clear();
      fill(der, at, piece);
      piece.flip();
      byte[] bytes =
          piece.limit() == PIECE
              ? piece.array()
              : java.util.Arrays.copyOf(piece.array(), piece.limit());
      int count = lines.encode(bytes, encoded);
      write(pem, ByteBuffer.wrap(encoded, 0, count));
      // The encoder ends no last line.
      write(pem, ByteBuffer.wrap(NEWLINE));
    }
    write(pem, ByteBuffer.wrap(text("-----END " + label + "-----\n")));
  }

  private static void fill(FileChannel from, long at, ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (from.read(into, at + into.position()) < 0) {
        return;
      }
    }
  }

  private static void write(FileChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  private static byte[] text(String line) {
    return line.getBytes(StandardCharsets.US_ASCII);
  }
}
