package io.sealport.cli.world;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sqlite3 command, for a look at a database, and a hand in it, that are not the product's. */
public final class Sqlite {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path program = OutsidePrograms.path("sqlite3");
  private final Path database;

  public Sqlite(Path database) {
    this.database = database.toAbsolutePath();
  }

  /** Runs one statement; the result's lines hold its rows, columns parted by {@code |}. */
  public Result run(String statement) {
    return ProgramRun.run(
        List.of(program.toString(), "-batch", database.toString(), statement),
        database.getParent(),
        Map.of(),
        LIMIT);
  }
}
