package io.sealport.server.authority;

import io.sealport.pki.KeyHash;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys that must not be certified. Writes happen inside the caller's transaction. */
@Singleton
public class BlockedKeys {

  private final BlockedKeyRows rows;

  BlockedKeys(BlockedKeyRows rows) {
    this.rows = rows;
  }

  /**
   * A blocked key.
   *
   * @param seq the journal entry that says so, and its place in the list
   */
  public record Blocked(KeyHash key, long seq, String reason, String by, Instant at) {}

  public Optional<Blocked> find(KeyHash key) {
    return rows.findById(key.hex()).map(BlockedKeys::blocked);
  }

  /** Blocked keys after a place in the list, the first that was blocked first. */
  public List<Blocked> after(long seq, int limit) {
    return rows.page(seq, limit).stream().map(BlockedKeys::blocked).toList();
  }

  /** Blocks a key that is not blocked. */
  public void add(Blocked blocked) {
    rows.save(
        new BlockedKeyRow(
            blocked.key().hex(),
            blocked.seq(),
            blocked.reason(),
            blocked.by(),
            blocked.at().toEpochMilli()));
  }

  /**
   * Takes a block back.
   *
   * @return false if the key is not blocked
   */
  public boolean remove(KeyHash key) {
    return rows.remove(key.hex()) == 1;
  }

  private static Blocked blocked(BlockedKeyRow row) {
    return new Blocked(
        new KeyHash(row.sha256()),
        row.seq(),
        row.reason(),
        row.blockedBy(),
        Instant.ofEpochMilli(row.blockedAt()));
  }
}
