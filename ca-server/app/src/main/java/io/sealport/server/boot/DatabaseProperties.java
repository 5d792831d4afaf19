package io.sealport.server.boot;

import io.sealport.files.SafeFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of the database: SQLite in the home, or the PostgreSQL that was configured. */
final class DatabaseProperties {

  /** Readers beside the one writer. */
  private static final int CONNECTIONS = 6;

  /** Longer than any pause of a healthy database, shorter than the patience of a client. */
  private static final int CONNECT_MILLIS = 5_000;

  /** A pause of the program is shorter; the other servers wait this long for one that hangs. */
  private static final int LONGEST_SILENCE_MILLIS = 5_000;

  private DatabaseProperties() {}

  static Map<String, Object> of(Home home, ServerConfig config) {
    Map<String, Object> pool = new HashMap<>();
    pool.put("maximum-pool-size", CONNECTIONS);
    pool.put("minimum-idle", 1);
    pool.put("connection-timeout", CONNECT_MILLIS);
    pool.put("validation-timeout", CONNECT_MILLIS / 2);
    pool.put("dialect", "POSTGRES");
    config
        .database()
        .ifPresentOrElse(address -> postgres(pool, address, config), () -> sqlite(pool, home));
    Map<String, Object> p = new HashMap<>();
    pool.forEach((key, value) -> p.put("datasources.default." + key, value));
    return p;
  }

  private static void sqlite(Map<String, Object> pool, Home home) {
    // IMMEDIATE: a writer waits for another at its beginning, where SQLite lets it wait.
    // WAL: readers do not wait for the writer. FULL: a commit is on the disk when it returns.
    pool.put(
        "url",
        "jdbc:sqlite:"
            + home.database().toAbsolutePath()
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000"
            + "&transaction_mode=IMMEDIATE&foreign_keys=true");
    pool.put("driver-class-name", "org.sqlite.JDBC");
  }

  private static void postgres(
      Map<String, Object> pool, PostgresAddress address, ServerConfig config) {
    pool.put("url", url(address));
    pool.put("driver-class-name", "org.postgresql.Driver");
    pool.put("transaction-isolation", "TRANSACTION_READ_COMMITTED");
    // A commit is on the disk when it returns, whatever the role or the database was told. And a
    // server that stops in its turn is not waited for: the database ends what it had begun.
    pool.put(
        "connection-init-sql",
        "SELECT set_config('idle_in_transaction_session_timeout', '"
            + LONGEST_SILENCE_MILLIS
            + "', false), CASE WHEN current_setting('synchronous_commit') = 'off'"
            + " THEN set_config('synchronous_commit', 'on', false) END");
    password(config).ifPresent(password -> pool.put("password", password));
  }

  /** How the driver gets to a PostgreSQL database. */
  static String url(PostgresAddress address) {
    Map<String, String> standard = new LinkedHashMap<>();
    standard.put("ApplicationName", "sealport");
    standard.put("connectTimeout", "5");
    // A host that has gone without a word is noticed, and a commit does not wait for ever.
    standard.put("socketTimeout", "60");
    standard.put("tcpKeepAlive", "true");
    if (!address.isLoopback()) {
      // Whoever could sit in between could rewrite what is revoked.
      standard.put("sslmode", "verify-full");
    }
    return address.jdbc(standard);
  }

  /** The password that was configured; without one the driver looks into {@code ~/.pgpass}. */
  static Optional<String> password(ServerConfig config) {
    return config.databasePasswordFile().map(DatabaseProperties::password);
  }

  private static String password(Path file) {
    // The newline that an editor adds is not part of it.
    return SafeFile.readSecret(file, 4096).strip();
  }
}
