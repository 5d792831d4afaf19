package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a CRL, already in DER: a few in memory, many in a file that nobody else sees,
 * since the length of all must be known before the first is signed. Whatever is in it was written
 * by {@link #add}.
 */
public final class CrlEntries implements Content, AutoCloseable {

  /** A thousand CRLs of a small CA need no file; those that do write it in pieces like this. */
  private static final int BUFFER = 1 << 18;

  private final Path folder;
  private final byte[] buffer = new byte[BUFFER];
  private final CrlEntryBytes writer = new CrlEntryBytes(buffer);
  private @Nullable FileChannel file;
  private long count;
  private long spilled;

  private CrlEntries(Path folder) {
    this.folder = folder;
  }

  /** None yet; a file that becomes necessary is made in that folder, and gone when closed. */
  public static CrlEntries in(Path folder) {
    return new CrlEntries(folder);
  }

  /** Adds one. */
  public void add(CrlDraft.Entry entry) {
    byte[] hex = entry.serial().toString().getBytes(StandardCharsets.US_ASCII);
    add(hex, 0, hex.length, entry.reason(), entry.at().getEpochSecond());
  }

  /**
   * Adds one, without an object made for it.
   *
   * @param hex holds the serial as {@link SerialNumber} writes it, from one place to before another
   * @param second since the epoch
   */
  public void add(byte[] hex, int from, int to, RevocationReason reason, long second) {
    add(hex, from, to, reason.code(), second);
  }

  /** Adds to a delta what is no longer revoked (RFC 5280 5.2.4). */
  public void addRemoved(byte[] hex, int from, int to, long second) {
    add(hex, from, to, CrlEntryBytes.REMOVE_FROM_CRL, second);
  }

  private void add(byte[] hex, int from, int to, int reason, long second) {
    if (from >= to || to - from > SerialNumber.MAX_BITS / 4 + 1) {
      throw Fault.of(Kind.INTERNAL, "a serial of " + (to - from) + " digits for a CRL");
    }
    if (writer.position() + CrlEntryBytes.LONGEST > buffer.length) {
      spill();
    }
    writer.add(hex, from, to, reason, second);
    count++;
  }

  private void spill() {
    try {
      FileChannel open = file;
      if (open == null) {
        open =
            FileChannel.open(
                Files.createTempFile(folder, ".entries", ".part"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        file = open;
      }
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, writer.position());
      while (bytes.hasRemaining()) {
        spilled += open.write(bytes);
      }
      writer.rewind();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot write the entries of a CRL in " + folder, e);
    }
  }

  /** How many. */
  public long count() {
    return count;
  }

  @Override
  public long length() {
    return spilled + writer.position();
  }

  @Override
  public void read(Taker taker) throws IOException {
    FileChannel open = file;
    if (open != null) {
      FileContent.read(open, 0, spilled, taker);
    }
    taker.take(buffer, 0, writer.position());
  }

  @Override
  public void close() {
    FileChannel open = file;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw Fault.of(Kind.UNAVAILABLE, "cannot close the entries of a CRL in " + folder, e);
      }
    }
  }
}
