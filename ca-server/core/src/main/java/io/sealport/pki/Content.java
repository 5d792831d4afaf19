package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Bytes that are read piece by piece, since they may be more than memory should hold. */
public interface Content {

  /** What has no streaming holds at most this much in memory: a CRL of three million entries. */
  long MOST_IN_MEMORY = 128L << 20;

  /** How many bytes there are. */
  long length();

  /**
   * Hands them all over, in their order; each piece is gone when its taker returns.
   *
   * @throws IOException if they cannot be read
   */
  void read(Taker taker) throws IOException;

  /** Takes one piece. */
  @FunctionalInterface
  interface Taker {
    void take(byte[] bytes, int from, int count);
  }

  /**
   * All of it in memory.
   *
   * @throws Fault TOO_LARGE if it is more than {@link #MOST_IN_MEMORY}
   */
  default byte[] inMemory() {
    if (length() > MOST_IN_MEMORY) {
      throw Fault.of(
          Kind.TOO_LARGE,
          length()
              + " bytes would have to be in memory to be signed; at most "
              + MOST_IN_MEMORY
              + " are");
    }
    ByteBuffer all = ByteBuffer.allocate((int) length());
    readAll(all::put);
    return all.array();
  }

  /** {@link #read} where a failure is not expected to be told apart. */
  default void readAll(Taker taker) {
    try {
      read(taker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
