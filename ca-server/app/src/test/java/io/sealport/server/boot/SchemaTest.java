package io.sealport.server.boot;

import io.sealport.server.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database after all migrations. */
@Tag("once")
class SchemaTest {

  @Test
  void is_that_of_the_golden(@TempDir Path folder) {
    try (TestRooms rooms = TestRooms.empty(folder)) {
      rooms.get(io.micronaut.transaction.TransactionOperations.class);
      List<String> statements =
          rooms.query(
              """
              SELECT sql FROM sqlite_master
              WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'flyway%'
              ORDER BY tbl_name, type DESC, name\
              """);

      Golden.check(
          "schema.sql",
          statements.stream()
              .map(s -> s.replaceAll("[ \\t]+", " ") + ";")
              .flatMap(String::lines)
              .toList());
    }
  }
}
