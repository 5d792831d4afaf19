package io.sealport.server.boot;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens the database before anybody uses it: an SQLite file is looked at, then the schema is
 * brought up to this program's.
 */
@Singleton
class OpenDatabase implements BeanCreatedEventListener<DataSource>, Ordered {

  private final Home home;
  private final ServerConfig config;
  private volatile @Nullable HikariDataSource opened;

  OpenDatabase(Home home, ServerConfig config) {
    this.home = home;
    this.config = config;
  }

  /** Innermost: the framework must find its own wrapper outside. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    HikariDataSource pool = (HikariDataSource) event.getBean();
    try {
      Optional<SqliteFile> sqlite =
          config.database().isPresent()
              ? Optional.empty()
              : Optional.of(new SqliteFile(home.database()));
      DataSource careful = CarefulConnections.of(pool, sqlite);
      if (sqlite.isPresent()) {
        look(sqlite.get(), careful);
      }
      Schema.bringUp(careful);
      opened = pool;
      return careful;
    } catch (RuntimeException e) {
      // Nobody else would: the bean is not there yet.
      pool.close();
      throw e;
    }
  }

  /**
   * What the pool says of itself.
   *
   * @throws IllegalStateException if no database is open
   */
  HikariPoolMXBean pool() {
    HikariDataSource pool = opened;
    if (pool == null || pool.getHikariPoolMXBean() == null) {
      throw new IllegalStateException("no database is open");
    }
    return pool.getHikariPoolMXBean();
  }

  private void look(SqliteFile file, DataSource careful) {
    try (Connection connection = careful.getConnection()) {
      file.requireSound(connection);
    } catch (SQLException e) {
      throw Startup.fault(e, home.database().toString());
    }
    file.remember();
  }
}
