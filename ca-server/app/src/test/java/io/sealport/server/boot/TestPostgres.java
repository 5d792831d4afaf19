package io.sealport.server.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One real PostgreSQL for the run, on a free port of the loopback; it ends with the run. */
final class TestPostgres {

  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        // What is tested is the server's promises; the disk of the test machine may be slow.
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private TestPostgres() {}

  /** A database there, as the configuration names it. */
  static String url(String database) {
    return "postgresql://postgres@127.0.0.1:" + Running.SERVER.getPort() + "/" + database;
  }

  static int port() {
    return Running.SERVER.getPort();
  }

  /** Runs a statement in the database of the administrators. */
  static void run(String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:" + url("postgres").replace("postgres@", "") + "?user=postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
