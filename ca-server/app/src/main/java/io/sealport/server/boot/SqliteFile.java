package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.server.journal.DatabaseTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The file of an SQLite database. SQLite goes on writing into a file that was removed or replaced,
 * and makes a new one where there is none: so its being there is looked at before every use.
 */
final class SqliteFile {

  private final Path file;
  private volatile @Nullable Object identity;

  SqliteFile(Path file) {
    this.file = file;
  }

  /** From now on it must be this very file. */
  void remember() {
    identity = identity();
  }

  /**
   * Looks whether it is still there.
   *
   * @throws Fault UNAVAILABLE if it is not, or if another is in its place
   */
  void requireThere() {
    Object known = identity;
    if (known == null) {
      return;
    }
    Object found = identity();
    if (found == null) {
      throw DatabaseTrouble.GONE.fault();
    }
    if (!found.equals(known)) {
      throw DatabaseTrouble.REPLACED.fault();
    }
  }

  private @Nullable Object identity() {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      // Where files have no number, being there must do.
      return key == null ? file : key;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Reads the structure of the whole file.
   *
   * @throws SQLException if it is no database at all
   * @throws Fault UNAVAILABLE if it is damaged
   */
  void requireSound(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet findings = statement.executeQuery("PRAGMA quick_check(1)")) {
      if (!findings.next() || !"ok".equals(findings.getString(1))) {
        throw DatabaseTrouble.DAMAGED.fault();
      }
    }
  }
}
