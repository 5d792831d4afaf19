package io.sealport.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.AttemptInfo;
import io.sealport.api.Decision;
import io.sealport.api.Json;
import io.sealport.api.Page;
import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.fake.Ways;
import io.sealport.policy.Demand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What officers see of requests that wait. */
class RequestsCommandsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Demand OFFICERS =
      new Demand("certificate", List.of("approval"), "approval by 2 officers");
  private static final AttemptInfo DNS =
      Ways.found("dns-01", "dns:b.example", "not-proven", "no TXT record\u001b[2J");
  private static final AttemptInfo ADA = Ways.approved("ada", "officer:ada (known)");

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private Path trust = Path.of("");

  @BeforeEach
  void trust_the_server() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_list_says_shortly_what_each_owes() {
    server.when(
        "GET /requests",
        200,
        new Page<>(
            List.of(
                request("pending", List.of(dns("a"), dns("b"), OFFICERS), List.of(), List.of()),
                request("issued", List.of(OFFICERS), List.of(), List.of())),
            null));

    assertThat(run("requests", "list").out().lines().map(l -> l.replaceAll(" {2,}", "|")))
        .containsExactly(
            "ID|STATUS|PROFILE|NAMES|REQUESTER|CREATED|OWED",
            "r1|pending|p|dns:a.example|anyone|2026-01-02T03:04:05Z|"
                + "dns-01 or http-01 (2 names); approval by 2 officers (certificate)",
            "r1|issued|p|dns:a.example|anyone|2026-01-02T03:04:05Z|-");
  }

  @Test
  void show_tells_what_is_owed_and_every_attempt() {
    server.when(
        "GET /requests/r1",
        200,
        request("pending", List.of(dns("b"), OFFICERS), List.of(), List.of(told(DNS), ADA)));

    Cli.Run run = run("requests", "show", "r1");

    assertThat(run.out().lines().map(l -> l.replaceAll(" {2,}", "|")))
        .contains(
            "Owed|dns:b.example: still to be proven by dns-01 or http-01",
            "Owed|the certificate: still wants approval by 2 officers",
            "CHECK|SUBJECT|OUTCOME|FOUND|OFFICER|FROM|STARTED|ENDED",
            "dns-01|dns:b.example|not-proven|no TXT record\\u001b[2J|-|192.0.2.9|"
                + "2026-01-02T03:04:05Z|2026-01-02T03:04:07Z",
            "approval|-|proven|officer:ada (known)|ada|-|2026-01-02T03:04:05Z|2026-01-02T03:04:05Z");
    assertThat(server.lines()).containsExactly("GET /requests/r1");
  }

  @Test
  void show_tells_what_was_done_and_heard_where_it_is_asked_for() throws Exception {
    AttemptInfo silent =
        new AttemptInfo("dns-01", "dns:a.example", "running", "", null, null, NOW, null, List.of());
    server.when(
        "GET /requests/r1", 200, request("pending", List.of(), List.of(), List.of(told(DNS))));
    server.when("GET /requests/r1/attempts", 200, List.of(DNS, silent, ADA));

    Cli.Run run = run("requests", "show", "r1", "--transcript");
    JsonNode json =
        Json.mapper().readTree(run("requests", "show", "r1", "--transcript", "--json").out());

    assertThat(run.out().lines())
        .containsSequence(
            "dns-01 of dns:b.example at 2026-01-02T03:04:05Z:",
            "  > AUTH TLS",
            "  < 234 AUTH TLS successful\\u001b[2J",
            "",
            "dns-01 of dns:a.example at 2026-01-02T03:04:05Z:",
            "  (no transcript)");
    assertThat(run.out()).doesNotContain("approval of");
    assertThat(json.get("attempts")).hasSize(3);
    assertThat(json.get("attempts").get(0).get("transcript")).hasSize(2);
  }

  @Test
  void show_understands_a_server_that_knows_no_attempts() {
    server.when(
        "GET /requests/r1",
        200,
        Map.of(
            "id",
            "r1",
            "status",
            "pending",
            "profile",
            "p",
            "names",
            List.of("dns:a"),
            "requester",
            "anyone",
            "created",
            NOW.toString(),
            "demands",
            List.of(Map.of("subject", "dns:a", "checks", List.of("token", "approval"))),
            "violations",
            List.of()));

    Cli.Run run = run("requests", "show", "r1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("dns:a: still to be proven by token or approval");
  }

  @Test
  void the_first_of_two_approvals_is_4_and_says_what_is_still_owed() {
    server.when(
        "POST /requests/r1/approve",
        202,
        request("pending", List.of(OFFICERS), List.of(Ways.approval("certificate")), List.of(ADA)));

    Cli.Run run = run("requests", "approve", "r1", "--reason", "known");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo("1 of 2 approvals; still owed: approval by 2 officers (certificate)\n");
    assertThat(server.asked().get(0).read(Decision.class)).isEqualTo(new Decision("known"));
  }

  @Test
  void an_approval_beside_which_something_else_is_owed_says_that() {
    Step step = Ways.dns01();
    server.when(
        "POST /requests/r1/approve",
        202,
        request("pending", List.of(dns("a")), List.of(step), List.of(ADA)));

    Cli.Run run = run("requests", "approve", "r1");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).isEqualTo("still owed: dns-01 or http-01 (dns:a.example)\n");
  }

  private static AttemptInfo told(AttemptInfo whole) {
    return new AttemptInfo(
        whole.check(),
        whole.subject(),
        whole.outcome(),
        whole.statement(),
        whole.officer(),
        whole.source(),
        whole.started(),
        whole.ended(),
        List.of());
  }

  private static Demand dns(String host) {
    return new Demand(
        "dns:" + host + ".example", List.of("dns-01", "http-01"), "dns-01 or http-01");
  }

  private static RequestInfo request(
      String status, List<Demand> demands, List<Step> steps, List<AttemptInfo> attempts) {
    return new RequestInfo(
        "r1",
        status,
        "p",
        List.of("dns:a.example"),
        "anyone",
        NOW,
        demands,
        steps,
        attempts,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }
}
