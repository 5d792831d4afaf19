package io.sealport.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Health;
import io.sealport.api.Json;
import io.sealport.api.Problem;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.fake.FakeServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCommandTest {

  @TempDir Path folder;
  private FakeServer server;
  private Path trust;

  @BeforeEach
  void serve() throws IOException {
    FakeCa ca = new FakeCa("Harbour");
    server = FakeServer.of(ca);
    trust = Files.writeString(folder.resolve("root.pem"), ca.rootPem());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }

  private void tells(String status, String database) {
    server.when(
        "GET /health",
        200,
        new Health(
            status,
            List.of(
                new Health.Check("database", database, "what | was found"),
                new Health.Check("keys", "up", "of root"))));
  }

  @ParameterizedTest
  @CsvSource({
    "up, up, 0, 0, OK",
    "degraded, degraded, 16, 1, WARNING",
    "down, down, 9, 2, CRITICAL"
  })
  void ends_as_the_server_is(String status, String database, int code, int nagios, String word) {
    tells(status, database);

    Cli.Run plain = run("health");
    assertThat(plain.code()).as(plain.err()).isEqualTo(code);
    assertThat(plain.out()).startsWith("CHECK     STATUS").contains("database  " + database);

    Cli.Run line = run("health", "--nagios");
    assertThat(line.code()).isEqualTo(nagios);
    assertThat(line.out())
        .matches(
            "SEALPORT "
                + word
                + ": (up|database: what / was found) \\| time=\\d+ms;;;0 checks=2"
                + " unwell=[01] down=[01]\\R");
  }

  @Test
  void json_is_one_value() throws IOException {
    tells("degraded", "degraded");

    JsonNode value = Json.mapper().readTree(run("health", "--json").out());

    assertThat(value.get("status").asText()).isEqualTo("degraded");
    assertThat(value.get("server").asText()).isEqualTo(server.address().toString());
    assertThat(value.get("checks").get(0).get("check").asText()).isEqualTo("database");
    assertThat(value.get("milliseconds").isIntegralNumber()).isTrue();
  }

  @Test
  void a_stranger_is_told_one_word_and_how_to_learn_more() {
    server.when("GET /health", 200, Health.of("up"));

    Cli.Run run = run("health");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("all    up").doesNotContain("database");
    assertThat(run.err()).contains("hint: ").contains("watch:read");
  }

  /** Whoever it is, the server cannot look the caller up. */
  @Test
  void a_server_without_its_database_is_down_and_not_unreachable() {
    String words = "the database cannot be reached";
    server.when(
        "GET /health",
        asked ->
            asked.authorization().isEmpty()
                ? Answer.json(200, Health.of("down"))
                : Answer.json(503, problem(503, "unavailable", words)));

    Cli.Run run = run("health", "--token", "t0ken");

    assertThat(run.code()).isEqualTo(9);
    assertThat(run.out()).contains("caller  down").contains(words);
    assertThat(run("health", "--nagios", "--token", "t0ken").out())
        .startsWith("SEALPORT CRITICAL: caller: " + words);
  }

  private static Problem problem(int status, String kind, String detail) {
    return new Problem("urn:x", "x", status, detail, kind, null, null, null, "id");
  }

  @Test
  void a_server_that_is_not_there_is_8_and_critical() {
    server.close();

    Cli.Run run = run("health");
    assertThat(run.code()).isEqualTo(8);
    assertThat(run.err()).startsWith("error: no server answers at " + server.address());

    Cli.Run line = run("health", "--nagios");
    assertThat(line.code()).isEqualTo(2);
    assertThat(line.out()).startsWith("SEALPORT CRITICAL: no server answers at ").hasLineCount(1);
    assertThat(line.err()).isEmpty();
  }

  @Test
  void a_caller_who_is_refused_knows_nothing_of_the_server() {
    server.when("GET /health", 401, problem(401, "unauthenticated", "the token is spent"));

    assertThat(run("health").code()).isEqualTo(6);
    Cli.Run line = run("health", "--nagios");
    assertThat(line.code()).isEqualTo(3);
    assertThat(line.out()).isEqualTo("SEALPORT UNKNOWN: the token is spent\n");
  }

  @Test
  void a_home_where_no_server_runs_gets_none_started() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("sealport.yaml"), "name: x\nbase-url: http://x.example\n");

    Cli.Run run = Cli.of(folder).run("health", "--home", home);

    assertThat(run.code()).isEqualTo(8);
    assertThat(run.err())
        .isEqualTo(
            "error: no server runs on " + home + "\nhint: sealport serve --home " + home + "\n");
    try (var files = Files.list(home)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--timeout=0, --timeout is 0; wanted at least 1",
    "--json --nagios, --nagios prints a line: give it or --json"
  })
  void what_makes_no_sense_is_told(String options, String words) {
    Object[] all = ("health " + options).split(" ");

    Cli.Run run = run(all);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }
}
