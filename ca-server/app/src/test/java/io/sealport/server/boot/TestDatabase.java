package io.sealport.server.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The database of each test home: SQLite in it, or, with {@code
 * -Dsealport.test.database=postgresql}, one of its own on the run's PostgreSQL.
 */
public final class TestDatabase {

  private static final String LINE = "\ndatabase: ";

  private TestDatabase() {}

  public static boolean isPostgres() {
    return "postgresql".equals(System.getProperty("sealport.test.database"));
  }

  /** Which databases belong to which home; those of homes that are gone are dropped. */
  private static final class Given {
    static final Map<Path, String> NAMES = new HashMap<>();
    static int next;

    static synchronized String create(Path home, Optional<String> template) {
      List<Path> gone = new ArrayList<>();
      NAMES.keySet().stream().filter(h -> !Files.exists(h)).forEach(gone::add);
      gone.forEach(h -> TestPostgres.run("DROP DATABASE " + NAMES.remove(h) + " WITH (FORCE)"));
      String name = "home_" + next++;
      TestPostgres.run(
          "CREATE DATABASE "
              + name
              + template.map(t -> " TEMPLATE " + t + " STRATEGY FILE_COPY").orElse(""));
      NAMES.put(home, name);
      return name;
    }
  }

  /** The configuration of a home that is to be made, with a new database. */
  static Map<Key, String> addTo(Map<Key, String> configuration) {
    if (isPostgres()) {
      String name = "made_" + System.nanoTime();
      TestPostgres.run("CREATE DATABASE " + name);
      configuration.put(Key.DATABASE, TestPostgres.url(name));
    }
    return configuration;
  }

  /** A new database for a home whose configuration names none. */
  static void giveEmpty(Path home) {
    if (isPostgres()) {
      rewrite(home, TestPostgres.url(Given.create(home, Optional.empty())));
    }
  }

  /** A copy of the database that the configuration of the home names. */
  public static void giveCopy(Path home) {
    address(home)
        .ifPresent(
            address ->
                rewrite(home, TestPostgres.url(Given.create(home, Optional.of(address.name())))));
  }

  private static void rewrite(Path home, String url) {
    Path file = home.resolve("sealport.yaml");
    try {
      String text = Files.readString(file).replaceAll("(?m)^database:.*\\R?", "").stripTrailing();
      Files.writeString(file, text + LINE + url + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<PostgresAddress> address(Path home) {
    return ServerConfig.read(new Home(home).configuration()).database();
  }

  /** A connection to a home's database past every room. */
  static Connection connect(Home home) throws SQLException {
    return DriverManager.getConnection(url(home));
  }

  static String url(Home home) {
    return address(home.folder())
        .map(DatabaseProperties::url)
        .orElseGet(() -> "jdbc:sqlite:" + home.database() + "?busy_timeout=10000");
  }
}
