package io.sealport.server.journal;

import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Reading;
import jakarta.inject.Singleton;

/** What waits for the disk. */
@Singleton
class QueueReading implements Reading {

  private final Journal journal;

  QueueReading(Journal journal) {
    this.journal = journal;
  }

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public boolean isStored() {
    return false;
  }

  @Override
  public void read(Sheet sheet) {
    sheet.set(Figure.QUEUE, journal.waiting());
  }
}
