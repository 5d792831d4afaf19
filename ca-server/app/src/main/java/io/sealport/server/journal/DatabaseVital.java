package io.sealport.server.journal;

import io.sealport.fault.Fault;
import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Vital;
import jakarta.inject.Singleton;

/** Whether the database takes a write: by the writer's own way, to the disk. */
@Singleton
class DatabaseVital implements Vital {

  private final Journal journal;
  private final JournalHeads heads;

  DatabaseVital(Journal journal, JournalHeads heads) {
    this.journal = journal;
    this.heads = heads;
  }

  @Override
  public String id() {
    return "database";
  }

  @Override
  public Condition look() {
    long began = System.nanoTime();
    try {
      // Changes no value, and is a write all the same: a full disk shows.
      journal.commit(acts -> heads.takeTurn(JournalHead.ONLY));
    } catch (Fault e) {
      return Condition.down(e.message());
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    return Condition.up("written in " + millis + " ms; " + journal.waiting() + " writes wait");
  }
}
