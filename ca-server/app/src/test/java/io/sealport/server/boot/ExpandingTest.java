package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration only adds, so that the servers of the release before go on beside it. */
@Tag("once")
class ExpandingTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern NUMBERED = Pattern.compile("V(\\d+)__\\w+\\.sql");

  /** The first schema that several servers share. */
  private static final long FIRST = 12;

  private record Migration(long number, Path file) {}

  static Stream<Migration> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files
          .sorted()
          .map(f -> new Migration(number(f), f))
          .filter(m -> m.number() >= FIRST)
          .toList()
          .stream();
    }
  }

  private static long number(Path file) {
    Matcher name = NUMBERED.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void every_migration_only_adds_or_says_that_older_programs_must_be_gone(Migration migration)
      throws IOException {
    assertThat(Expanding.objections(migration.number(), Files.readString(migration.file())))
        .as(
            "%s: expand in one release, contract in the next; see DESIGN.md, Several servers",
            migration.file().getFileName())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE token",
        "DELETE FROM token",
        "ALTER TABLE token DROP COLUMN role",
        "ALTER TABLE token RENAME TO tokens",
        "ALTER TABLE token RENAME COLUMN role TO roles",
        "ALTER TABLE token ALTER COLUMN role TYPE BIGINT",
        "ALTER TABLE token ALTER COLUMN role SET NOT NULL",
        "ALTER TABLE token ADD COLUMN note TEXT NOT NULL",
        "ALTER TABLE token ADD COLUMN note TEXT UNIQUE",
        "ALTER TABLE token ADD CONSTRAINT short CHECK (role <> '')",
        "CREATE UNIQUE INDEX token_role ON token (role)",
        "CREATE TRIGGER t BEFORE INSERT ON token EXECUTE FUNCTION f()"
      })
  void what_an_older_program_could_not_live_with_is_refused(String sql) {
    assertThat(Expanding.objections(20, "-- Why.\nCREATE TABLE other (id BIGINT);\n" + sql + ";"))
        .hasSize(1);
    assertThat(
            Expanding.objections(20, sql + ";\nUPDATE schema_floor SET schema = 20 WHERE id = 1;"))
        .isEmpty();
    assertThat(
            Expanding.objections(20, sql + ";\nUPDATE schema_floor SET schema = 19 WHERE id = 1;"))
        .hasSize(1);
  }

  @Test
  void what_only_adds_is_let_through() {
    assertThat(
            Expanding.objections(
                20,
                """
                CREATE TABLE other (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE);
                CREATE UNIQUE INDEX other_id ON other (id);
                ALTER TABLE token ADD COLUMN note TEXT;
                ALTER TABLE token ADD COLUMN count BIGINT NOT NULL DEFAULT 0;
                UPDATE token SET count = 1;
                DROP INDEX token_role;
                CREATE INDEX token_note ON token (note);
                """))
        .isEqualTo(List.of());
  }
}
