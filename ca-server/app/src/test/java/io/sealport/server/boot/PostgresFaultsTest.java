package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.JournalReader;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can become of a PostgreSQL, at the start and under a running server. */
@Tag("postgresql")
class PostgresFaultsTest {

  @TempDir static Path shared;
  private static OwnPostgres postgres;
  private static int made;

  @TempDir Path folder;
  private String name;
  private Path home;

  @BeforeAll
  static void startPostgres() {
    postgres = new OwnPostgres(shared);
    postgres.run(
        "postgres",
        "CREATE ROLE keeper LOGIN PASSWORD 'a long password'",
        "CREATE DATABASE master OWNER keeper");
    Map<Key, String> configuration = TestHome.configuration();
    configuration.put(Key.DATABASE, postgres.url("keeper", "master"));
    NewHome.make(
        shared.resolve("home"),
        configuration,
        new NewHome.Ca(TestHome.NAME, KeyType.EC_P256, Name.login("admin")),
        TestHome.passphrase(),
        new FakeClock());
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @BeforeEach
  void copy() throws IOException {
    name = "ca_" + made++;
    postgres.run("postgres", "CREATE DATABASE " + name + " TEMPLATE master OWNER keeper");
    home = folder.resolve("home");
    TestHome.copy(shared.resolve("home"), home);
    use(postgres.url("keeper", name));
  }

  private void use(String url, String... more) throws IOException {
    Path file = home.resolve("sealport.yaml");
    String text = Files.readString(file).replaceAll("(?m)^database.*\\R?", "");
    Files.writeString(file, text + "database: \"" + url + "\"\n" + String.join("\n", more) + "\n");
  }

  private RunningServer start() {
    return RunningServer.on(home, new FakeClock());
  }

  private static void assertFault(ThrowingCallable code, Kind kind, String... words) {
    assertThatThrownBy(code)
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.kind()).isEqualTo(kind);
              assertThat(f.hint()).isPresent();
            })
        .message()
        .hasLineCount(1)
        .contains(words);
  }

  @Test
  void one_that_is_not_there_is_named_at_the_start() throws IOException {
    use("postgresql://keeper@127.0.0.1:1/" + name);

    assertFault(
        this::start,
        Kind.UNAVAILABLE,
        DatabaseTrouble.LOST.words() + ": postgresql://127.0.0.1:1/" + name);
    assertThat(ExitCode.of(Kind.UNAVAILABLE).number()).isEqualTo(8);
  }

  @Test
  void a_database_that_does_not_exist_is_named() throws IOException {
    use(postgres.url("keeper", "nowhere"));

    assertFault(this::start, Kind.UNAVAILABLE, DatabaseTrouble.ABSENT.words(), "/nowhere");
  }

  @Test
  void a_wrong_password_is_told_and_the_right_one_lets_in() throws IOException {
    Path rules = postgres.data().resolve("pg_hba.conf");
    String trusting = Files.readString(rules);
    Files.writeString(rules, "host all keeper 127.0.0.1/32 scram-sha-256\n" + trusting);
    postgres.run("postgres", "SELECT pg_reload_conf()");
    try {
      assertFault(this::start, Kind.UNAVAILABLE, DatabaseTrouble.DENIED.words(), name);

      use(postgres.url("keeper", name), "database-password-file: password");
      Path password = home.resolve("password");
      Files.writeString(password, "not it\n");
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
      assertFault(this::start, Kind.BAD_CONFIGURATION, "others", password.toString());

      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
      assertFault(this::start, Kind.UNAVAILABLE, DatabaseTrouble.DENIED.words(), name);

      Files.writeString(password, "a long password\n");
      try (RunningServer server = start()) {
        assertThat(server.anyone().get("/api/v1/server").status()).isEqualTo(200);
      }
    } finally {
      Files.writeString(rules, trusting);
      postgres.run("postgres", "SELECT pg_reload_conf()");
    }
  }

  @Test
  void stopped_and_started_again_under_a_running_server_loses_nothing() {
    try (RunningServer server = start()) {
      Outage outage = new Outage(server);
      postgres.stop();
      try {
        outage.refusesWrites(DatabaseTrouble.LOST);
        outage.answersNoOcsp();
        outage.isNotReady();
        outage.servesCrls();
      } finally {
        postgres.startAgain();
      }
      outage.isOver();
    }
  }

  @Test
  void a_restart_between_two_commits_is_not_noticed() {
    try (TestRooms rooms = TestRooms.on(home, new FakeClock())) {
      write(rooms, "before");
      postgres.stop();
      postgres.startAgain();
      write(rooms, "after");
      assertThat(subjects(rooms)).containsExactly("before", "after");
    }
  }

  private static void write(TestRooms rooms, String subject) {
    rooms.get(Journal.class).commit(acts -> acts.add(Act.of("test", "tested", subject)));
  }

  private static List<String> subjects(TestRooms rooms) {
    assertThat(rooms.get(JournalReader.class).verify().finding()).isNull();
    return rooms.query("SELECT subject FROM journal_entry WHERE act = 'tested' ORDER BY seq");
  }

  /** The rooms behind a network that can be cut. Each COMMIT is sent as its text. */
  private TestRooms behind(CuttingProxy proxy) throws IOException {
    use("postgresql://keeper@127.0.0.1:" + proxy.port() + "/" + name + "?prepareThreshold=0");
    TestRooms rooms = TestRooms.on(home, new FakeClock());
    write(rooms, "first");
    return rooms;
  }

  @Test
  void a_commit_whose_answer_is_lost_is_found_on_disk() throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(postgres.port());
        TestRooms rooms = behind(proxy)) {
      proxy.next(CuttingProxy.Plan.CUT_AFTER);
      write(rooms, "second");
      write(rooms, "third");

      assertThat(subjects(rooms)).containsExactly("first", "second", "third");
    }
  }

  @Test
  void a_commit_that_never_arrived_is_said_not_to_be_stored() throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(postgres.port());
        TestRooms rooms = behind(proxy)) {
      proxy.next(CuttingProxy.Plan.CUT_BEFORE);

      assertFault(() -> write(rooms, "second"), Kind.UNAVAILABLE, DatabaseTrouble.LOST.words());
      write(rooms, "third");

      assertThat(subjects(rooms)).containsExactly("first", "third");
    }
  }

  @Test
  void a_commit_that_nobody_can_ask_about_is_uncertain_and_the_chain_goes_on_behind_it()
      throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(postgres.port());
        TestRooms rooms = behind(proxy)) {
      proxy.next(CuttingProxy.Plan.CUT_AFTER_AND_STAY);

      assertFault(
          () -> write(rooms, "second"), Kind.UNAVAILABLE, DatabaseTrouble.UNCERTAIN.words());
      proxy.next(CuttingProxy.Plan.PASS);
      write(rooms, "third");

      assertThat(subjects(rooms)).containsExactly("first", "second", "third");
    }
  }

  @Test
  void a_database_that_holds_a_ca_gets_no_second_one_and_keeps_the_first() {
    Map<Key, String> configuration = TestHome.configuration();
    configuration.put(Key.DATABASE, postgres.url("keeper", name));

    assertFault(() -> make(configuration), Kind.CONFLICT, name, "holds a CA already");
    assertThat(folder.resolve("second")).doesNotExist();
    try (RunningServer server = start()) {
      assertThat(server.get(JournalReader.class).verify().finding()).isNull();
    }
  }

  private void make(Map<Key, String> configuration) {
    NewHome.make(
        folder.resolve("second"),
        configuration,
        new NewHome.Ca("Second", KeyType.EC_P256, Name.login("admin")),
        TestHome.passphrase(),
        new FakeClock());
  }

  @Test
  void a_failure_while_a_ca_is_made_leaves_the_database_empty() {
    postgres.run("postgres", "CREATE DATABASE empty_" + name + " OWNER keeper");
    Map<Key, String> configuration = TestHome.configuration();
    configuration.put(Key.DATABASE, postgres.url("keeper", "empty_" + name));
    configuration.put(Key.HTTPS_NAMES, "*.example.com");
    assertThatThrownBy(() -> make(configuration)).isInstanceOf(Fault.class);

    configuration.remove(Key.HTTPS_NAMES);
    make(configuration);
    assertThat(folder.resolve("second/sealport.yaml")).exists();
  }

  @Test
  void of_two_servers_on_one_database_one_goes_on_and_the_chain_stays_one() throws IOException {
    Path other = folder.resolve("other");
    TestHome.copy(home, other);
    try (TestRooms first = TestRooms.on(home, new FakeClock());
        TestRooms second = TestRooms.on(other, new FakeClock())) {
      write(first, "one");
      write(second, "two");

      assertFault(
          () -> write(first, "three"), Kind.UNAVAILABLE, DatabaseTrouble.SECOND_WRITER.words());
      write(second, "four");

      assertThat(subjects(second)).containsExactly("one", "two", "four");
    }
  }

  @Test
  void a_commit_is_on_disk_whatever_the_role_was_told() throws IOException {
    postgres.run("postgres", "ALTER ROLE keeper SET synchronous_commit = off");
    try (TestRooms rooms = TestRooms.on(home, new FakeClock());
        Connection connection = TestRooms.pool(rooms.get(DataSource.class)).getConnection();
        ResultSet found = connection.createStatement().executeQuery("SHOW synchronous_commit")) {
      assertThat(found.next()).isTrue();
      assertThat(found.getString(1)).isEqualTo("on");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      postgres.run("postgres", "ALTER ROLE keeper RESET synchronous_commit");
    }
  }
}
