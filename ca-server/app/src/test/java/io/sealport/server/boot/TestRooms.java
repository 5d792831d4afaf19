package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.sealport.server.authority.Passphrase;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The rooms on a real database, without listeners and with the clock's hand standing still. */
public final class TestRooms implements AutoCloseable {

  private final Home home;
  private final ApplicationContext rooms;
  private final FakeClock clock;

  private TestRooms(Home home, Passphrase passphrase, FakeClock clock) {
    this.home = home;
    this.clock = clock;
    this.rooms =
        Wiring.open(home, ServerConfig.read(home.configuration()), passphrase, clock, false);
  }

  /** The rooms of a CA, a copy of the run's in {@code folder/home}. */
  public static TestRooms ofCa(Path folder) {
    return on(TestHome.copyInto(folder), new FakeClock());
  }

  /** The rooms of an existing home, at that clock's time. */
  public static TestRooms on(Path home, FakeClock clock) {
    return new TestRooms(new Home(home), TestHome.passphrase(), clock);
  }

  /** The same, opened with a passphrase that need not be that of the keys. */
  public static TestRooms on(Path home, FakeClock clock, String passphrase) {
    return new TestRooms(new Home(home), new Passphrase(passphrase.toCharArray()), clock);
  }

  /** The rooms on an empty database, without a CA. */
  public static TestRooms empty(Path folder) {
    Path home = folder.resolve("empty");
    try {
      Files.createDirectories(home);
      Files.writeString(
          home.resolve("sealport.yaml"),
          "name: " + TestHome.NAME + "\nbase-url: " + TestHome.BASE_URL + "\n");
      TestDatabase.giveEmpty(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return on(home, new FakeClock());
  }

  public <T> T get(Class<T> bean) {
    return rooms.getBean(bean);
  }

  public FakeClock clock() {
    return clock;
  }

  public Path home() {
    return home.folder();
  }

  /** Runs statements on the database file past every room, as an intruder would. */
  public void tamper(String... statements) {
    try (Connection connection = connect()) {
      for (String sql : statements) {
        try (var statement = connection.createStatement()) {
          statement.executeUpdate(sql);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on the database refuses every new row of that table. */
  public void refuse(String table) {
    tamper(
        TestDatabase.isPostgres()
            ? new String[] {
              "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                  + " $$ BEGIN RAISE EXCEPTION 'not now'; END $$",
              "CREATE TRIGGER refusing BEFORE INSERT ON "
                  + table
                  + " FOR EACH ROW EXECUTE FUNCTION refuse()"
            }
            : new String[] {
              "CREATE TRIGGER refusing BEFORE INSERT ON "
                  + table
                  + " BEGIN SELECT RAISE(ABORT, 'not now'); END"
            });
  }

  /** The end of {@link #refuse} or {@link #refuseCommits}. */
  public void accept(String table) {
    tamper(
        TestDatabase.isPostgres()
            ? new String[] {"DROP TRIGGER refusing ON " + table, "DROP FUNCTION refuse()"}
            : new String[] {"DROP TRIGGER refusing"});
  }

  /** From now on the database takes rows of that table and refuses the COMMIT. */
  public void refuseCommits(String table) {
    tamper(
        "CREATE TABLE parent (id BIGINT PRIMARY KEY)",
        "CREATE TABLE child (id BIGINT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
    tamper(
        TestDatabase.isPostgres()
            ? new String[] {
              "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                  + " $$ BEGIN INSERT INTO child VALUES (1); RETURN NEW; END $$",
              "CREATE TRIGGER refusing AFTER INSERT ON "
                  + table
                  + " FOR EACH ROW EXECUTE FUNCTION refuse()"
            }
            : new String[] {
              "CREATE TRIGGER refusing AFTER INSERT ON "
                  + table
                  + " BEGIN INSERT INTO child VALUES (1); END"
            });
  }

  /** The rows of a query past every room, columns separated by {@code |}. */
  public List<String> query(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        int columns = found.getMetaData().getColumnCount();
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            row.add(found.getString(i));
          }
          rows.add(String.join("|", row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The pool itself, behind the framework's connections of the current transaction. */
  static DataSource pool(DataSource bean) {
    return DelegatingDataSource.unwrapDataSource(bean);
  }

  private Connection connect() throws SQLException {
    return TestDatabase.connect(home);
  }

  @Override
  public void close() {
    rooms.close();
  }
}
