package io.sealport.server.boot;

import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.sealport.server.journal.Node;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbc.JdbcLockProvider;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;

/** The locks of the servers on one database: rows of a table, kept alive while they are held. */
@Factory
final class FleetLocks {

  private static final String TABLE = "shedlock";

  private static final SimpleLock NONE = () -> {};

  private final ScheduledExecutorService alive =
      Executors.newSingleThreadScheduledExecutor(FleetLocks::thread);

  private static Thread thread(Runnable run) {
    Thread thread = new Thread(run, "locks-kept");
    thread.setDaemon(true);
    return thread;
  }

  @Singleton
  LockProvider locks(Node node, DataSource database) {
    // On SQLite there is nobody else, and every lock would be a write.
    return node.hasNeighbours()
        ? new KeepAliveLockProvider(
            new JdbcLockProvider(DelegatingDataSource.unwrapDataSource(database), TABLE), alive)
        : configuration -> Optional.of(NONE);
  }

  @PreDestroy
  void close() {
    alive.shutdownNow();
  }
}
