package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.RevokeRequest;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.registration.Audit;
import io.sealport.server.status.OcspAsking;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Homes of every released schema are brought up to this one and go on. */
class MigrationTest {

  private static final Path RELEASED = Path.of("src/test/resources/released");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern NUMBERED = Pattern.compile("V(\\d+)__\\w+\\.sql");

  /** A day after the data sets were made. */
  private static final Instant NEXT_DAY = Instant.parse("2026-11-21T23:00:00Z");

  private static final String FUTURE =
      """
      INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
        checksum, installed_by, execution_time, success)
      SELECT 999, '999', 'future', type, 'V999__future.sql', 1, installed_by, 1, success
      FROM flyway_schema_history WHERE version = '1'\
      """;

  @TempDir Path folder;

  /** A line of the list: a release and its schema. */
  private record Release(String name, int schema) {}

  private static List<Release> releases() throws IOException {
    return Files.readAllLines(RELEASED.resolve("versions.txt")).stream()
        .filter(l -> !l.startsWith("#") && !l.isBlank())
        .map(l -> l.split("\\s+"))
        .map(l -> new Release(l[0], Integer.parseInt(l[1])))
        .toList();
  }

  static Stream<Integer> released() throws IOException {
    return releases().stream()
        .filter(r -> !r.name().equals("next"))
        .map(Release::schema)
        .distinct();
  }

  private static List<Integer> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files
          .map(f -> NUMBERED.matcher(f.getFileName().toString()))
          .filter(Matcher::matches)
          .map(m -> Integer.valueOf(m.group(1)))
          .sorted()
          .toList();
    }
  }

  @Test
  void every_released_schema_has_a_data_set_and_every_migration_a_release() throws IOException {
    List<Integer> migrations = migrations();
    Release next = releases().get(releases().size() - 1);

    assertThat(next.name()).isEqualTo("next");
    assertThat(migrations.get(migrations.size() - 1))
        .as(
            "the newest migration; if schema %d was released, name that release in %s/versions.txt"
                + " and keep a home of it, then say which schema comes next",
            next.schema(), RELEASED)
        .isEqualTo(next.schema());
    assertThat(migrations).containsAll(released().toList());
    for (int schema : released().toList()) {
      assertThat(RELEASED.resolve("V" + schema)).isDirectoryContaining("glob:**/README.md");
      assertThat(RELEASED.resolve("V" + schema)).isDirectoryContaining("glob:**/sealport.db");
      assertThat(RELEASED.resolve("V" + schema)).isDirectoryContaining("glob:**/postgresql.sql");
      assertThat(RELEASED.resolve("V" + schema)).isDirectoryContaining("glob:**/home");
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void a_home_of_a_released_schema_starts_and_goes_on(int schema) throws Exception {
    Path home = restored(schema);
    try (RunningServer server = RunningServer.on(home, new FakeClock(NEXT_DAY))) {
      assertThat(server.get(Audit.class).verify().finding()).isNull();
      String alice = serial(server, "alice", "valid");
      String bob = serial(server, "bob", "revoked");
      assertThat(ocsp(server, alice)).isNull();
      assertThat(ocsp(server, bob)).isNotNull();
      assertThat(server.plain().get("/crl/users.crl").status()).isEqualTo(200);

      server
          .administrator()
          .post("/api/v1/certificates/" + alice + "/revoke", new RevokeRequest("superseded", false))
          .as(200, JsonNode.class);
      assertThat(ocsp(server, alice)).isNotNull();
      new Outage(server).isOver();
      assertThat(server.get(Audit.class).verify().finding()).isNull();
    }
    try (TestRooms rooms = TestRooms.on(home, new FakeClock(NEXT_DAY))) {
      assertThat(rooms.query("SELECT version FROM flyway_schema_history WHERE version IS NOT NULL"))
          .containsExactlyInAnyOrderElementsOf(migrations().stream().map(String::valueOf).toList());
      requireCountable(rooms);
    }
  }

  /** What was issued before counts for limits as what comes after. */
  private static void requireCountable(TestRooms rooms) {
    assertThat(
            rooms.query(
                "SELECT c.serial FROM certificate c JOIN journal_entry j ON j.seq = c.seq"
                    + " WHERE c.issued <> j.at"))
        .isEmpty();
    assertThat(
            rooms.query(
                "SELECT c.serial FROM certificate c JOIN certificate_name n ON n.serial = c.serial"
                    + " WHERE n.issued <> c.issued OR n.not_after <> c.not_after"
                    + " OR n.profile <> c.profile"))
        .isEmpty();
    assertThat(rooms.query("SELECT DISTINCT look FROM login_look"))
        .contains("alice", "bob", "admin", "adrnin")
        .noneMatch(look -> look.contains("ocsp"));
  }

  /** A home as that schema's program has left it, on the database of this run. */
  private Path restored(int schema) throws IOException, SQLException {
    Path set = RELEASED.resolve("V" + schema);
    Path home = folder.resolve("home");
    TestHome.copy(set.resolve("home"), home);
    // A checkout does not keep who may read what.
    try (Stream<Path> secrets = Files.list(home.resolve("keys"))) {
      for (Path secret : secrets.filter(f -> f.toString().endsWith(".key")).toList()) {
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      }
    }
    Path operator = home.resolve("operators/admin.key");
    Files.setPosixFilePermissions(operator, PosixFilePermissions.fromString("rw-------"));
    if (!TestDatabase.isPostgres()) {
      Files.copy(set.resolve("sealport.db"), home.resolve("sealport.db"));
      return home;
    }
    TestDatabase.giveEmpty(home);
    Flyway.configure()
        .dataSource(TestDatabase.url(new Home(home)), null, null)
        .locations("filesystem:" + MIGRATIONS)
        .target(Integer.toString(schema))
        .load()
        .migrate();
    try (Connection connection = TestDatabase.connect(new Home(home));
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(set.resolve("postgresql.sql")));
    }
    return home;
  }

  private static String serial(RunningServer server, String login, String status) {
    JsonNode page =
        server.administrator().get("/api/v1/certificates?user=" + login).as(200, JsonNode.class);
    JsonNode found = page.get("items").get(0);
    assertThat(found.get("status").asText()).isEqualTo(status);
    return found.get("serial").asText();
  }

  private static Object ocsp(RunningServer server, String serial) {
    byte[] question =
        OcspAsking.about(
                server.get(Hierarchy.class).require("users").certificate(),
                new BigInteger(serial, 16))
            .der();
    return OcspAsking.certificateStatus(
        server.plain().post("/ocsp", question, "application/ocsp-request").bytes());
  }

  @Test
  void a_database_of_a_newer_program_that_only_added_is_worked_with_until_this_one_is_replaced() {
    Path home = TestHome.copyInto(folder);
    try (TestRooms rooms = TestRooms.on(home, new FakeClock())) {
      rooms.tamper(FUTURE);
    }
    try (RunningServer server = RunningServer.on(home, new FakeClock())) {
      new Outage(server).isOver();
    }
  }

  @Test
  void a_database_of_a_newer_program_is_told_and_stays_as_it_is() {
    Path home = TestHome.copyInto(folder);
    List<String> before;
    try (TestRooms rooms = TestRooms.on(home, new FakeClock())) {
      rooms.tamper(FUTURE, "UPDATE schema_floor SET schema = 998");
      before = rooms.query("SELECT * FROM flyway_schema_history ORDER BY installed_rank");
      assertThatThrownBy(() -> RunningServer.on(home, new FakeClock()))
          .isInstanceOfSatisfying(
              Fault.class,
              f -> {
                assertThat(f.kind()).isEqualTo(Kind.CONFLICT);
                assertThat(f.message())
                    .startsWith("the database has schema 999; this program knows schemas up to ");
                assertThat(f.hint()).isPresent();
              });
      assertThat(ExitCode.of(Kind.CONFLICT).number()).isEqualTo(7);
      assertThat(rooms.query("SELECT * FROM flyway_schema_history ORDER BY installed_rank"))
          .isEqualTo(before);
    }
  }
}
