package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The tables: brought up to this program's schema, never down. */
final class Schema {

  private final Flyway flyway;

  private Schema(Flyway flyway) {
    this.flyway = flyway;
  }

  /**
   * Applies the migrations that are missing.
   *
   * @throws Fault CONFLICT if a newer program, or none of ours, has made the tables; they stay as
   *     they are
   */
  static void bringUp(DataSource database) {
    Schema schema =
        new Schema(
            Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load());
    schema.requireNotNewer();
    schema.migrate();
    FormerLogins.index(database);
  }

  private void requireNotNewer() {
    MigrationInfo[] all = flyway.info().all();
    MigrationVersion known = newest(Arrays.stream(all).filter(m -> m.getState().isResolved()));
    MigrationVersion found = newest(Arrays.stream(all).filter(m -> m.getState().isApplied()));
    if (found.compareTo(known) > 0) {
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
