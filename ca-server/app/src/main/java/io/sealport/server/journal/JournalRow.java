package io.sealport.server.journal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * One entry as it is stored; {@code hash} covers everything before it, {@code previous} included.
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
    String hash) {

  /** The entry with its hash computed. */
  static JournalRow sealed(long seq, long at, Act act, String details, String previous) {
    JournalRow open =
        new JournalRow(seq, at, act.actor(), act.verb(), act.subject(), details, previous, "");
    return new JournalRow(
        seq, at, open.actor, open.act, open.subject, details, previous, Chain.hash(open, seq));
  }
}
