package io.sealport.server.journal;

import io.sealport.api.JournalEntry;

/** Something that keeps in memory what other nodes may change; it says so to {@link Hearing}. */
public interface Listener {

  /**
   * Another node has done something, and it is on disk. May be told twice, and runs inside the
   * transactions of this node too: it forgets what it knew, and neither writes nor waits.
   */
  void heard(JournalEntry entry);
}
