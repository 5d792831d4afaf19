package io.sealport.cli.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.AlarmInfo;
import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.api.EndpointSchedule;
import io.sealport.api.EndpointsAdded;
import io.sealport.api.EndpointsRequest;
import io.sealport.api.Page;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsCommandsTest {

  private static final Instant AT = Instant.parse("2026-03-04T10:00:00Z");

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private Path trust = Path.of("");

  @BeforeEach
  void trust_the_server() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    server.when(
        "POST /endpoints",
        a ->
            FakeServer.Answer.json(
                200,
                new EndpointsAdded(
                    a.read(EndpointsRequest.class).endpoints().stream()
                        .map(e -> info(e.name().replace("dns:", "") + ":21"))
                        .toList(),
                    List.of(),
                    List.of())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }

  private static EndpointInfo info(String id, AlarmInfo... alarms) {
    return new EndpointInfo(
        id,
        "dns:x",
        21,
        "auto",
        "@daily",
        "UTC",
        null,
        false,
        null,
        List.of(),
        "operator:a",
        AT,
        AT,
        AT,
        0,
        null,
        null,
        List.of(),
        List.of(alarms),
        null);
  }

  private EndpointsRequest sent(int number) {
    return server.asked().get(number).read(EndpointsRequest.class);
  }

  @Test
  void add_sends_what_was_said_and_previews_the_next_looks() {
    Cli.Run run =
        run(
            "endpoints",
            "add",
            "FTP.example.com:990",
            "--mode",
            "implicit",
            "--every",
            "30 5 * * *",
            "--zone",
            "Europe/Berlin",
            "--label",
            "eu",
            "--preview");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err().lines().filter(l -> l.startsWith("next look: 20"))).hasSize(5);
    EndpointRequest one = sent(0).endpoints().get(0);
    assertThat(sent(0).dryRun()).isTrue();
    assertThat(one.name()).isEqualTo("dns:ftp.example.com");
    assertThat(one.port()).isEqualTo(990);
    assertThat(one.schedule()).isEqualTo("30 5 * * *");
    assertThat(one.labels()).containsExactly("eu");
    assertThat(one.testsRevoked()).isFalse();
  }

  @Test
  void a_wrong_schedule_is_told_before_anybody_is_asked() {
    Cli.Run run = run("endpoints", "add", "ftp.example.com", "--every", "at noon");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("not a cron expression");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void schedule_without_endpoints_needs_no_server() {
    Cli.Run run = Cli.of(folder).run("endpoints", "schedule", "@hourly", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"schedule\" : \"@hourly\"", "\"zone\" : \"UTC\"");
  }

  @Test
  void schedule_gives_it_to_those_that_are_named() {
    server.when("POST /endpoints/%5B2001%3Adb8%3A%3A1%5D%3A990/schedule", 200, info("x:21"));
    Cli.Run run = run("endpoints", "schedule", "@daily", "[2001:DB8::1]:990");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(server.asked().get(0).read(EndpointSchedule.class).schedule()).isEqualTo("@daily");
  }

  @Test
  void check_ends_with_nine_and_says_what_to_do() {
    AlarmInfo alarm = new AlarmInfo("endpoint-stale:a:21", "warning", "a serves old", "install");
    server.when("GET /endpoints", 200, new Page<>(List.of(info("a:21"), info("b:21")), null));
    server.when("POST /endpoints/a%3A21/check", 200, info("a:21", alarm));
    server.when("POST /endpoints/b%3A21/check", 200, info("b:21"));
    Cli.Run run = run("endpoints", "check");

    assertThat(run.code()).isEqualTo(9);
    assertThat(run.out()).contains("endpoint-stale", "nothing");
    assertThat(run.err()).contains("warning: a serves old", "hint: install");
    assertThat(run("endpoints", "check", "b").code()).isZero();
  }

  @Test
  void import_reads_a_plain_list_and_looks_at_each() throws Exception {
    Path file =
        Files.writeString(folder.resolve("hosts.txt"), "# ours\na.example.com\n\nb.example.com\n");
    server.when("POST /endpoints/a.example.com%3A21/check", 200, info("a.example.com:21"));
    server.when("POST /endpoints/b.example.com%3A21/check", 200, info("b.example.com:21"));
    Cli.Run run = run("endpoints", "import", file, "--every", "@hourly", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(sent(0).dryRun()).isTrue();
    assertThat(sent(1).dryRun()).isFalse();
    assertThat(sent(1).endpoints()).extracting(EndpointRequest::schedule).containsOnly("@hourly");
    assertThat(server.lines())
        .contains(
            "POST /endpoints/a.example.com%3A21/check", "POST /endpoints/b.example.com%3A21/check");
  }

  @Test
  void import_reads_csv_with_columns_and_quotes() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("hosts.csv"),
            "Host,Port,labels,tests-revoked,schedule\r\n"
                + "\"a.example.com\",990,\"eu prod\",yes,\"0 1,13 * * *\"\r\n"
                + "b.example.com,,,,\r\n");
    Cli.Run run = run("endpoints", "import", file, "--dry-run", "--label", "all");

    assertThat(run.code()).as(run.err()).isZero();
    EndpointRequest first = sent(0).endpoints().get(0);
    assertThat(first.port()).isEqualTo(990);
    assertThat(first.labels()).containsExactly("eu", "prod");
    assertThat(first.testsRevoked()).isTrue();
    assertThat(first.schedule()).isEqualTo("0 1,13 * * *");
    assertThat(sent(0).endpoints().get(1).labels()).containsExactly("all");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void import_tells_every_bad_line_and_asks_nobody() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("hosts.csv"),
            "host,port,tests-revoked\na.example.com,21,\nnot a host,,\nb.example.com,x,\n"
                + "c.example.com,21,perhaps\na.example.com,21,\nd,1,2,3\n");
    Cli.Run run = run("endpoints", "import", file);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("hosts.csv:3", "hosts.csv:4", "hosts.csv:5", "hosts.csv:6", "hosts.csv:7")
        .contains("nothing was changed")
        .doesNotContain("hosts.csv:2:");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void import_wants_known_columns() throws Exception {
    Path file = Files.writeString(folder.resolve("hosts.csv"), "host,colour\na,red\n");

    Cli.Run run = run("endpoints", "import", file);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("host,colour", "wanted host");
  }
}
