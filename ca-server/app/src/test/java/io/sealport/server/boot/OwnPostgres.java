package io.sealport.server.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL that a test may stop and start again, with its data. */
final class OwnPostgres implements AutoCloseable {

  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  OwnPostgres(Path folder) {
    this.data = folder.resolve("postgresql");
    this.running = start(0);
    this.port = running.getPort();
  }

  private EmbeddedPostgres start(int wanted) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(wanted)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startAgain() {
    running = start(port);
  }

  int port() {
    return port;
  }

  /** A database there, as the configuration names it. */
  String url(String user, String database) {
    return "postgresql://" + user + "@127.0.0.1:" + port + "/" + database;
  }

  /** Runs statements as the database's administrator. */
  void run(String database, String... statements) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Path data() {
    return data;
  }

  @Override
  public void close() {
    stop();
  }
}
