package io.sealport.server.boot;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Reading;
import jakarta.inject.Singleton;

/** The connections to the database, and the program's version. */
@Singleton
class PoolReading implements Reading {

  private final OpenDatabase database;

  PoolReading(OpenDatabase database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "pool";
  }

  @Override
  public boolean isStored() {
    return false;
  }

  @Override
  public void read(Sheet sheet) {
    sheet.set(Figure.BUILD, 1, Wiring.version());
    HikariPoolMXBean pool = database.pool();
    sheet.set(Figure.DATABASE_CONNECTIONS, pool.getActiveConnections(), "active");
    sheet.set(Figure.DATABASE_CONNECTIONS, pool.getIdleConnections(), "idle");
    sheet.set(Figure.DATABASE_CONNECTIONS, pool.getThreadsAwaitingConnection(), "waiting");
  }
}
