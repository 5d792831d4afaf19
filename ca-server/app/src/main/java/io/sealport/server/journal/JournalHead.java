package io.sealport.server.journal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The number and hash of the last entry of all nodes; there is one row. */
@MappedEntity("journal_head")
record JournalHead(@Id long id, long seq, String hash) {

  static final long ONLY = 1;

  static JournalHead at(long seq, String hash) {
    return new JournalHead(ONLY, seq, hash);
  }
}
