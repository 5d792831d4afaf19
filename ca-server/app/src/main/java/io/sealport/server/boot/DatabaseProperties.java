package io.sealport.server.boot;

import java.util.HashMap;
import java.util.Map;

/** The settings of the database: SQLite in the home. */
final class DatabaseProperties {

  /** Readers beside the one writer. */
  private static final int CONNECTIONS = 6;

  private DatabaseProperties() {}

  static Map<String, Object> of(Home home) {
    Map<String, Object> p = new HashMap<>();
    // IMMEDIATE: a writer waits for another at its beginning, where SQLite lets it wait.
    // WAL: readers do not wait for the writer. FULL: a commit is on the disk when it returns.
    p.put(
        "datasources.default.url",
        "jdbc:sqlite:"
            + home.database().toAbsolutePath()
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000"
            + "&transaction_mode=IMMEDIATE&foreign_keys=true");
    p.put("datasources.default.driver-class-name", "org.sqlite.JDBC");
    p.put("datasources.default.maximum-pool-size", CONNECTIONS);
    p.put("datasources.default.minimum-idle", 1);
    p.put("datasources.default.dialect", "POSTGRES");
    p.put("flyway.datasources.default.enabled", true);
    p.put("flyway.datasources.default.locations", "classpath:db/migration");
    return p;
  }
}
