package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables: brought up to this program's schema, never down. A newer schema is lived with where
 * its migrations only added something: so servers are replaced one by one.
 */
final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private final Flyway flyway;
  private final DataSource database;

  private Schema(Flyway flyway, DataSource database) {
    this.flyway = flyway;
    this.database = database;
  }

  /**
   * Applies the migrations that are missing.
   *
   * @throws Fault CONFLICT if a newer program, which this one cannot work beside, or none of ours
   *     has made the tables; they stay as they are
   */
  static void bringUp(DataSource database) {
    Schema schema =
        new Schema(
            Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load(),
            database);
    schema.requireNotTooNew();
    schema.migrate();
    FormerLogins.index(database);
  }

  private void requireNotTooNew() {
    MigrationInfo[] all = flyway.info().all();
    MigrationVersion known = newest(Arrays.stream(all).filter(m -> m.getState().isResolved()));
    MigrationVersion found = newest(Arrays.stream(all).filter(m -> m.getState().isApplied()));
    if (found.compareTo(known) <= 0) {
      return;
    }
    if (floor().filter(f -> f.compareTo(known) <= 0).isPresent()) {
      LOG.warn(
          "the database has schema {}, of a newer program; this one knows {} and goes on until it is"
              + " replaced",
          found,
          known);
    } else {
      throw Fault.of(
              Kind.CONFLICT,
              "the database has schema "
                  + found
                  + "; this program knows schemas up to "
                  + known
                  + ", and has changed nothing")
          .withHint("use the newer program that wrote it, or the backup made before that");
    }
  }

  /** The oldest schema whose program can work on the database, where that says it. */
  private Optional<MigrationVersion> floor() {
    try (Connection connection = database.getConnection();
        PreparedStatement read = connection.prepareStatement("SELECT schema FROM schema_floor");
        ResultSet found = read.executeQuery()) {
      return found.next()
          ? Optional.of(MigrationVersion.fromVersion(Long.toString(found.getLong(1))))
          : Optional.empty();
    } catch (SQLException e) {
      LOG.debug("the database does not say which programs can work on it", e);
      return Optional.empty();
    }
  }

  private static MigrationVersion newest(Stream<MigrationInfo> migrations) {
    return migrations
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(MigrationVersion.EMPTY);
  }

  private void migrate() {
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw Fault.of(
          Kind.CONFLICT, "the tables in the database are not those that this program made", e);
    } catch (FlywayException e) {
      if (e.getMessage() != null && e.getMessage().contains("non-empty schema")) {
        throw Fault.of(Kind.CONFLICT, "the database holds tables that are not those of a CA", e)
            .withHint("give the CA a database of its own");
      }
      throw e;
    }
  }
}
