package io.sealport.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.DryRunInfo;
import io.sealport.api.Json;
import io.sealport.api.Page;
import io.sealport.api.PoliciesInfo;
import io.sealport.api.PoliciesReloaded;
import io.sealport.api.PolicyDifference;
import io.sealport.api.Problem;
import io.sealport.api.ProfileSum;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.fault.Violation;
import io.sealport.policy.Demand;
import io.sealport.policy.Opinion;
import io.sealport.policy.ProfileChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code policy reload} and {@code policy dry-run}. */
class PolicyServerCommandsTest {

  private static final ProfileSum USER = new ProfileSum("ftps-user", "ftps-user.yaml", "ab");

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

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }

  private static DryRunInfo tried(String... problems) {
    boolean good = problems.length == 0;
    return new DryRunInfo(
        good ? "f2" : null,
        good ? List.of(USER) : List.of(),
        List.of(problems),
        good ? Instant.EPOCH : null,
        good ? 12 : 0,
        good ? 1 : 0);
  }

  private void shows(@Nullable DryRunInfo dryRun) {
    server.when("GET /policies", 200, new PoliciesInfo("f1", List.of(USER), dryRun));
  }

  @Test
  void reload_says_what_changed_key_by_key() throws Exception {
    server.when(
        "POST /policies/reload",
        200,
        new PoliciesReloaded(
            "f1",
            List.of(
                new ProfileChange("auditor", "removed", "aa", null, List.of()),
                new ProfileChange(
                    "ftps-user",
                    "changed",
                    "aa",
                    "bb",
                    List.of("validity.max 30d -> 10d", "names.max 5 -> 3"))),
            tried()));

    Cli.Run run = run("policy", "reload");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^auditor +removed$")
        .containsPattern("(?m)^ftps-user +validity.max 30d -> 10d$")
        .containsPattern("(?m)^ftps-user +names.max 5 -> 3$");
    assertThat(run.err())
        .contains("2 profiles differ; they are in force")
        .contains("fingerprint of all profiles: f1")
        .contains("1 profiles are tried beside them");
    JsonNode json = Json.mapper().readTree(run("policy", "reload", "--json").out());
    assertThat(json.at("/changes/1/keys/0").asText()).isEqualTo("validity.max 30d -> 10d");
  }

  @Test
  void reload_tells_a_dry_run_that_is_not_loaded_and_is_done_all_the_same() {
    server.when(
        "POST /policies/reload",
        200,
        new PoliciesReloaded("f1", List.of(), tried("policies-dry-run/a.yaml:3: no")));

    Cli.Run run = run("policy", "reload");

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("nothing has changed")
        .contains("dry-run not loaded: policies-dry-run/a.yaml:3: no");
  }

  @Test
  void a_refused_reload_is_every_mistake_in_a_line() throws Exception {
    server.when(
        "POST /policies/reload",
        422,
        new Problem(
            "urn:x",
            "x",
            422,
            "a.yaml:3: one",
            "refused",
            List.of("a.yaml:5: two", "b.yaml:1: three"),
            "nothing was changed",
            null,
            "1"));

    Cli.Run run = run("policy", "reload");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .containsExactly(
            "error: a.yaml:3: one",
            "error: a.yaml:5: two",
            "error: b.yaml:1: three",
            "hint: nothing was changed");
    JsonNode json = Json.mapper().readTree(run("policy", "reload", "--json").err());
    assertThat(json.get("also")).hasSize(2);
  }

  @Test
  void dry_run_reports_each_difference() throws Exception {
    shows(tried());
    PolicyDifference refused =
        new PolicyDifference(
            1,
            Instant.EPOCH,
            "r1",
            "ftps-user",
            List.of("login:alice"),
            new Opinion("approved", List.of(), List.of(), List.of("until then")),
            new Opinion(
                "refused",
                List.of(new Violation("names.deny", "login:alice", "none of login:alice")),
                List.of(),
                List.of()),
            "f1",
            "f2");
    PolicyDifference owing =
        new PolicyDifference(
            2,
            Instant.EPOCH,
            "r2",
            "ftps-user",
            List.of("login:bob"),
            new Opinion("approved", List.of(), List.of(), List.of()),
            new Opinion(
                "owing",
                List.of(),
                List.of(new Demand("login:bob", List.of("token"), "token and approval")),
                List.of()),
            "f1",
            "f2");
    server.when("GET /policies/differences", 200, new Page<>(List.of(refused, owing), null));

    Cli.Run run = run("policy", "dry-run");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^REQUEST +PROFILE +NAMES +IN FORCE +DRY-RUN$")
        .containsPattern(
            "(?m)^r1 +ftps-user +login:alice +approved: until then +refused: names.deny: found"
                + " login:alice, wanted none of login:alice$")
        .containsPattern("(?m)^r2 .* owing: login:bob by token and approval$");
    assertThat(run.err()).contains("12 requests were judged by both, 1 would be decided otherwise");
    assertThat(server.lines()).contains("GET /policies/differences?candidate=f2&limit=1000");

    JsonNode json = Json.mapper().readTree(run("policy", "dry-run", "--all", "--json").out());
    assertThat(json.at("/differences/0/candidate/violations/0/rule").asText())
        .isEqualTo("names.deny");
    assertThat(server.lines()).contains("GET /policies/differences?limit=1000");
  }

  @Test
  void dry_run_says_where_there_is_none_or_it_is_broken() {
    shows(null);
    Cli.Run none = run("policy", "dry-run");
    assertThat(none.code()).isEqualTo(5);
    assertThat(none.err()).contains("nothing is tried", "hint: copy policies there");

    shows(tried("a.yaml:3: no"));
    Cli.Run broken = run("policy", "dry-run");
    assertThat(broken.code()).isEqualTo(9);
    assertThat(broken.err()).contains("not loaded: a.yaml:3: no");
    assertThat(server.lines()).allMatch(l -> l.equals("GET /policies"));
  }
}
