package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.FreshFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.CrlFile;
import io.sealport.pki.CrlId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What the database knows of CRLs. Where several servers share it, it also has the newest ones
 * themselves, so that a server publishes what another has signed; a database in a file of this
 * server's own has no use for them.
 */
@Singleton
class CrlStore {

  /** Small beside the heap, large beside the cost of a statement. */
  private static final int PIECE = 256 * 1024;

  private final CrlRows rows;
  private final CrlDeltaRows deltas;
  private final CrlPartRows parts;
  private final boolean shared;

  CrlStore(CrlRows rows, CrlDeltaRows deltas, CrlPartRows parts, StatusSettings settings) {
    this.rows = rows;
    this.deltas = deltas;
    this.parts = parts;
    this.shared = settings.sharedDatabase();
  }

  Optional<CrlRow> newest(CrlId list) {
    return rows.newest(list.name());
  }

  Optional<CrlDeltaRow> newestDelta(CrlId list) {
    return deltas.newest(list.name());
  }

  /**
   * The highest number of that list, 0 if there is none. RFC 5280 5.2.3: deltas count with the CRLs
   * that they are deltas to.
   */
  long number(CrlId list) {
    return Math.max(
        newest(list).map(CrlRow::number).orElse(0L),
        newestDelta(list).map(CrlDeltaRow::number).orElse(0L));
  }

  /** The newest CRL that is at least so old, or else the oldest. */
  Optional<CrlRow> base(CrlId list, Instant latest) {
    return rows.newestUntil(list.name(), latest.toEpochMilli()).or(() -> rows.oldest(list.name()));
  }

  /** Saves one, inside the caller's transaction. */
  void save(CrlRow row) {
    rows.save(row);
  }

  /** Saves one, inside the caller's transaction. */
  void save(CrlDeltaRow row) {
    deltas.save(row);
  }

  /** Before the transaction: the CRL itself, for the other servers. */
  void keep(String name, String sha256, Path file) {
    if (!shared) {
      return;
    }
    try (FileChannel der = FileChannel.open(file)) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      long place = 0;
      for (long at = 0; at < der.size(); at += piece.limit()) {
        piece.clear();
        while (piece.hasRemaining() && der.read(piece, at + piece.position()) >= 0) {
          // Until the piece or the file ends.
        }
        piece.flip();
        byte[] bytes = new byte[piece.limit()];
        piece.get(bytes);
        parts.save(new CrlPartRow(CrlPartRow.id(sha256, place++), name, sha256, bytes));
      }
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot read " + file, e);
    }
  }

  /** After the transaction: nobody needs the earlier ones. */
  void keepOnly(String name, String sha256) {
    if (shared) {
      parts.keepOnly(name, sha256);
    }
  }

  /**
   * Writes what another server has signed, beside the file whose place it will take; empty where
   * the database does not have it, or has another already.
   */
  Optional<FreshFile> fetch(String sha256, Path target) {
    if (!shared || parts.findById(CrlPartRow.id(sha256, 0)).isEmpty()) {
      return Optional.empty();
    }
    FreshFile fresh = FreshFile.write(target, Mode.PUBLIC, file -> fetch(sha256, file));
    if (isThat(fresh.part(), sha256)) {
      return Optional.of(fresh);
    }
    fresh.close();
    return Optional.empty();
  }

  private void fetch(String sha256, FileChannel file) throws IOException {
    long place = 0;
    Optional<CrlPartRow> part = parts.findById(CrlPartRow.id(sha256, place));
    while (part.isPresent()) {
      ByteBuffer bytes = ByteBuffer.wrap(part.get().bytes());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      part = parts.findById(CrlPartRow.id(sha256, ++place));
    }
  }

  private static boolean isThat(Path file, String sha256) {
    try (FileChannel channel = FileChannel.open(file)) {
      return CrlFile.sha256(channel).equals(sha256);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot read " + file, e);
    }
  }
}
