package io.sealport.server.registration;

import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Reading;
import jakarta.inject.Singleton;

/** How many requests wait. */
@Singleton
class PendingReading implements Reading {

  private final RequestRows rows;

  PendingReading(RequestRows rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "requests";
  }

  @Override
  public boolean isStored() {
    return true;
  }

  @Override
  public void read(Sheet sheet) {
    sheet.set(Figure.PENDING, rows.count("pending"));
  }
}
