package io.sealport.pki;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A stretch of a file.
 *
 * @param from the first byte's place
 * @param length how many
 */
record FileContent(FileChannel file, long from, long length) implements Content {

  /** Large enough that the calls cost nothing, small enough for any heap. */
  private static final int PIECE = 1 << 17;

  @Override
  public void read(Taker taker) throws IOException {
    read(file, from, length, taker);
  }

  static void read(FileChannel file, long from, long length, Taker taker) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, Math.max(1, length)));
    for (long done = 0; done < length; ) {
      piece.clear().limit((int) Math.min(piece.capacity(), length - done));
      int count = file.read(piece, from + done);
      if (count < 0) {
        throw new EOFException("the file ends early");
      }
      taker.take(piece.array(), 0, count);
      done += count;
    }
  }
}
