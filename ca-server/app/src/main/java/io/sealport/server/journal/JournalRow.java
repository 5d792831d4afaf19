package io.sealport.server.journal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sealport.api.JournalEntry;
import java.time.Instant;

/**
 * One entry as it is stored; {@code hash} covers everything else, {@code previous} included.
 *
 * @param seq counts all entries of all nodes, without gaps
 * @param previous the hash before it in its node's chain; of a node's first entry, of the entry
 *     before it
 * @param node who wrote it; empty for what was written before nodes had names
 */
@MappedEntity("journal_entry")
record JournalRow(
    @Id long seq,
    long at,
    String actor,
    String act,
    String subject,
    String details,
    String previous,
    String hash,
    String node) {

  /** The entry with its hash computed. */
  static JournalRow sealed(
      long seq, long at, Act act, String details, String previous, String node) {
    JournalRow open =
        new JournalRow(
            seq, at, act.actor(), act.verb(), act.subject(), details, previous, "", node);
    return open.with(Chain.hash(open, seq));
  }

  private JournalRow with(String sealedBy) {
    return new JournalRow(seq, at, actor, act, subject, details, previous, sealedBy, node);
  }

  JournalEntry entry() {
    return new JournalEntry(
        seq, Instant.ofEpochMilli(at), actor, act, subject, details, hash, node);
  }
}
