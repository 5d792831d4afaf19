package io.sealport.server.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the pool's connections. One whose commit or rollback failed is never used again: what
 * it still holds could otherwise be committed by whoever comes next.
 *
 * <p>On SQLite they do not hear {@link Connection#setReadOnly}, which it refuses on an open
 * connection and the framework calls for every read.
 */
final class CarefulConnections {

  private static final Logger LOG = LoggerFactory.getLogger(CarefulConnections.class);

  private final HikariDataSource pool;
  private final Optional<SqliteFile> sqlite;

  private CarefulConnections(HikariDataSource pool, Optional<SqliteFile> sqlite) {
    this.pool = pool;
    this.sqlite = sqlite;
  }

  /** The pool with careful connections. */
  static DataSource of(HikariDataSource pool, Optional<SqliteFile> sqlite) {
    CarefulConnections careful = new CarefulConnections(pool, sqlite);
    return proxy(
        DataSource.class,
        (self, method, args) -> {
          if (!method.getName().equals("getConnection")) {
            return method.invoke(pool, args);
          }
          if (sqlite.isPresent()) {
            sqlite.get().requireThere();
          }
          return careful.wrap((Connection) method.invoke(pool, args));
        });
  }

  private Connection wrap(Connection real) {
    return proxy(Connection.class, new Lent(real));
  }

  private final class Lent implements InvocationHandler {
    private final Connection real;
    private boolean broken;

    Lent(Connection real) {
      this.real = real;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] args)
        throws Throwable {
      return switch (method.getName()) {
        case "setReadOnly" -> sqlite.isPresent() ? null : method.invoke(real, args);
        // Going back to autocommit commits what is open (JDBC), and this must never be.
        case "setAutoCommit" -> broken ? null : method.invoke(real, args);
        case "commit" -> commit();
        case "rollback" -> args == null ? rollback() : method.invoke(real, args);
        case "close" -> close();
        default -> method.invoke(real, args);
      };
    }

    private @Nullable Object commit() throws SQLException {
      if (sqlite.isPresent()) {
        sqlite.get().requireThere();
      }
      try {
        real.commit();
      } catch (SQLException e) {
        broken = true;
        throw e;
      }
      return null;
    }

    /** Its own failure says less than the one that led here, and closing undoes as well. */
    private @Nullable Object rollback() {
      try {
        real.rollback();
      } catch (SQLException e) {
        LOG.debug("a connection is given up", e);
        broken = true;
      }
      return null;
    }

    private @Nullable Object close() throws SQLException {
      if (broken) {
        pool.evictConnection(real);
      } else {
        real.close();
      }
      return null;
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    InvocationHandler unwrapping =
        (self, method, args) -> {
          try {
            return handler.invoke(self, method, args);
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, unwrapping));
  }
}
