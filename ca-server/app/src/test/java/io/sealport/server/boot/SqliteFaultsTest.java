package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.RequestInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.status.Crls;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can become of an SQLite file, at the start and under a running server. */
@Tag("once")
class SqliteFaultsTest {

  @TempDir Path folder;
  private Path home;
  private Path database;

  @BeforeEach
  void copy() {
    home = TestHome.copyInto(folder);
    database = home.resolve("sealport.db");
  }

  private RunningServer start() {
    return RunningServer.on(home, new FakeClock());
  }

  private void assertDoesNotStart(DatabaseTrouble trouble) {
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE);
              assertThat(f.message()).isEqualTo(trouble.words() + ": " + database);
              assertThat(f.hint()).isPresent();
            });
  }

  @Test
  void no_file_is_told_at_the_start_and_none_is_made() throws IOException {
    Files.delete(database);

    assertDoesNotStart(DatabaseTrouble.GONE);
    assertThat(database).doesNotExist();
  }

  @Test
  void a_file_that_is_no_database_is_told_and_stays_as_it_is() throws IOException {
    String text = "this is not a database, not at all".repeat(50);
    Files.writeString(database, text);

    assertDoesNotStart(DatabaseTrouble.NOT_ONE);
    assertThat(Files.readString(database)).isEqualTo(text);
  }

  /** Everything but the first page, which says that it is a database. */
  private static byte[] damaged(byte[] good) {
    byte[] bad = good.clone();
    Arrays.fill(bad, 4096, bad.length, (byte) 0x55);
    return bad;
  }

  @Test
  void a_damaged_file_is_told_at_the_start() throws IOException {
    Files.write(database, damaged(Files.readAllBytes(database)));

    assertDoesNotStart(DatabaseTrouble.DAMAGED);
  }

  @Test
  void a_file_damaged_while_the_server_runs_is_told_and_mended_without_a_restart()
      throws IOException, SQLException {
    try (RunningServer server = start()) {
      Outage outage = new Outage(server);
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
          Statement statement = other.createStatement()) {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      byte[] good = Files.readAllBytes(database);
      onEachConnection(server, "PRAGMA shrink_memory");
      Files.write(database, damaged(good));

      outage.refusesWrites(DatabaseTrouble.DAMAGED);
      outage.servesCrls();

      Files.write(database, good);
      onEachConnection(server, "PRAGMA shrink_memory");
      outage.isOver();
    }
  }

  @Test
  void a_file_taken_away_is_missed_at_once_and_found_again() throws IOException {
    try (RunningServer server = start()) {
      Outage outage = new Outage(server);
      Path away = folder.resolve("away.db");
      Files.move(database, away);

      outage.refusesWrites(DatabaseTrouble.GONE);
      outage.answersNoOcsp();
      outage.servesCrls();
      outage.isNotReady();
      assertThat(database).doesNotExist();

      Files.copy(away, database);
      outage.refusesWrites(DatabaseTrouble.REPLACED);

      Files.delete(database);
      Files.move(away, database);
      outage.isOver();
    }
  }

  /** Each connection of the pool: a limit of SQLite's is the connection's own. */
  private static void onEachConnection(RunningServer server, String pragma) throws SQLException {
    List<Connection> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Connection connection = TestRooms.pool(server.get(DataSource.class)).getConnection();
      all.add(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(pragma);
      }
    }
    for (Connection connection : all) {
      connection.close();
    }
  }

  @Test
  void a_full_disk_is_told_nothing_is_lost_and_room_is_enough_to_go_on() throws SQLException {
    try (RunningServer server = start()) {
      Outage outage = new Outage(server);
      onEachConnection(server, "PRAGMA max_page_count = 1");
      int issued = 0;
      Answer answer = outage.issue("filling-" + issued);
      while (answer.status() == 201) {
        issued++;
        answer = outage.issue("filling-" + issued);
        assertThat(issued).isLessThan(500);
      }

      assertThat(answer.problem(503, "unavailable").detail())
          .isEqualTo(DatabaseTrouble.FULL.words());
      outage.refusesWrites(DatabaseTrouble.FULL);
      outage.servesCrls();

      onEachConnection(server, "PRAGMA max_page_count = 1000000");
      outage.isOver();
      outage.issue("filling-" + issued).as(201, RequestInfo.class);
      assertThat(filling(server)).hasSize(issued + 1);
    }
  }

  private static List<String> filling(RunningServer server) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = TestDatabase.connect(new Home(server.home()));
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT subject FROM certificate WHERE subject LIKE '%filling%'")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Test
  void a_database_that_may_not_be_written_is_told() throws SQLException {
    try (RunningServer server = start()) {
      Outage outage = new Outage(server);
      onEachConnection(server, "PRAGMA query_only = true");

      outage.refusesWrites(DatabaseTrouble.READ_ONLY);
      outage.servesCrls();

      onEachConnection(server, "PRAGMA query_only = false");
      outage.isOver();
    }
  }

  @Test
  void a_database_that_another_program_has_locked_is_told() throws SQLException {
    try (RunningServer server = start()) {
      Outage outage = new Outage(server);
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        outage.refusesWrites(DatabaseTrouble.LOCKED);
        outage.servesCrls();
        statement.execute("ROLLBACK");
      }
      outage.isOver();
    }
  }

  @Test
  void a_crl_that_finds_no_room_leaves_the_old_one_whole_and_comes_later() throws IOException {
    try (TestRooms rooms = TestRooms.on(home, new FakeClock())) {
      Crls crls = rooms.get(Crls.class);
      crls.publishDue();
      Path file = home.resolve("crl/users.crl");
      byte[] old = Files.readAllBytes(file);
      // A folder in its place: no rename gets past it, whoever runs the test.
      Path aside = Files.move(file, folder.resolve("users.crl"));
      Files.createDirectories(file.resolve("in the way"));
      rooms.clock().advance(Duration.ofDays(2));

      assertThatThrownBy(crls::publishDue)
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE));
      assertThat(crls.current("users").orElseThrow().number()).isEqualTo(1);

      Files.delete(file.resolve("in the way"));
      Files.delete(file);
      Files.move(aside, file);
      assertThat(file).hasBinaryContent(old);
      crls.publishDue();
      assertThat(crls.current("users").orElseThrow().number()).isGreaterThan(1);
    }
  }
}
