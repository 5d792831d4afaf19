package io.sealport.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.CertificateBundle;
import io.sealport.api.Decision;
import io.sealport.api.JournalChain;
import io.sealport.api.JournalVerification;
import io.sealport.api.Json;
import io.sealport.api.NodeInfo;
import io.sealport.api.Page;
import io.sealport.api.ReleaseRequest;
import io.sealport.api.Released;
import io.sealport.api.RevokeRequest;
import io.sealport.api.Revoked;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperateCommandsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
  private final CertificateBundle alice =
      ca.bundle(ca.issue(pair.getPublic(), List.of(Name.login("alice"))), "ftps-user");
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
  void token_create_prints_the_token_alone_on_standard_output() {
    server.when("POST /tokens", 201, token("s3cret"));

    Cli.Run run =
        run("token", "create", "--profile", "ftps-user", "--name", "alice", "--ttl", "1h");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("s3cret\n");
    assertThat(run.err()).contains("login:alice").contains("t1").doesNotContain("s3cret");
    assertThat(server.asked().get(0).read(TokenRequest.class))
        .isEqualTo(new TokenRequest("ftps-user", List.of("alice"), null, "1h"));
  }

  @Test
  void token_create_json_has_the_field_token() throws Exception {
    server.when("POST /tokens", 201, token("s3cret"));

    JsonNode json = json(run("token", "create", "--role", "auditor", "--json"));

    assertThat(json.get("token").asText()).isEqualTo("s3cret");
  }

  @Test
  void token_create_says_what_does_not_go_together() {
    assertThat(run("token", "create").code()).isEqualTo(2);
    assertThat(run("token", "create", "--profile", "p").code()).isEqualTo(2);
    assertThat(run("token", "create", "--role", "auditor", "--name", "a").code()).isEqualTo(2);
    assertThat(run("token", "create", "--role", "auditor", "--ttl", "soon").code()).isEqualTo(2);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void token_create_sends_what_the_token_is_limited_to() {
    server.when("POST /tokens", 201, token("s3cret"));

    Cli.Run run =
        run(
            "token",
            "create",
            "--role",
            "officer",
            "--scope",
            "requests:read,requests:decide",
            "--scope",
            "certificates:read",
            "--profile",
            "ftps-user");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(server.asked().get(0).read(TokenRequest.class))
        .isEqualTo(
            new TokenRequest(
                null,
                null,
                "officer",
                null,
                List.of("requests:read", "requests:decide", "certificates:read"),
                List.of("ftps-user")));
    assertThat(run("token", "create", "--profile", "p", "--name", "a", "--scope", "x").err())
        .startsWith("error: --scope goes with --role");
    assertThat(run("token", "create", "--profile", "p,q", "--name", "a").err())
        .startsWith("error: an enrolment token is for one --profile");
  }

  @Test
  void token_list_shows_what_tokens_are_limited_to() {
    TokenInfo narrow =
        new TokenInfo(
            "t2",
            null,
            "api",
            null,
            List.of(),
            "officer",
            "open",
            "operator:admin",
            NOW,
            NOW.plusSeconds(3600),
            List.of("requests:read"),
            List.of("ftps-user"));
    server.when("GET /tokens", 200, new Page<>(List.of(token(null), narrow), null));

    assertThat(run("token", "list").out().lines().map(l -> l.replaceAll(" {2,}", "|")))
        .contains(
            "t2|api|officer|profile ftps-user|requests:read|open|2026-01-02T04:04:05Z|operator:admin");
  }

  @Test
  void me_says_how_narrow_the_token_is() {
    server.when(
        "GET /me",
        200,
        new io.sealport.api.Caller("token:t2", "officer", List.of("requests:read"), null));

    assertThat(run("me").out())
        .containsPattern("Scopes +requests:read")
        .containsPattern("Profiles +all");
  }

  @Test
  void token_revoke_names_the_token() {
    server.when("POST /tokens/t1/revoke", 200, token(null));

    assertThat(run("token", "revoke", "t1").code()).isZero();
  }

  @Test
  void list_json_is_one_array_over_all_pages() throws Exception {
    server.when(
        "GET /certificates",
        a ->
            FakeServer.Answer.json(
                200, new Page<>(List.of(alice.info()), a.line().contains("after") ? null : "x")));

    JsonNode json = json(run("list", "--user", "alice", "--expires-within", "30d", "--json"));

    assertThat(json.isArray()).isTrue();
    assertThat(json).hasSize(2);
    for (String field : List.of("serial", "profile", "names", "status", "notAfter")) {
      assertThat(json.get(0).has(field)).as(field).isTrue();
    }
    assertThat(server.lines().get(0))
        .isEqualTo("GET /certificates?user=alice&expiresWithin=30d&limit=1000");
  }

  @Test
  void list_is_a_table_for_people() {
    server.when("GET /certificates", 200, new Page<>(List.of(alice.info()), null));

    assertThat(run("list").out().lines())
        .first()
        .asString()
        .matches("SERIAL +PROFILE +NAMES +STATUS +NOT AFTER");
  }

  @Test
  void revoke_takes_a_file_or_a_serial_however_it_is_written() throws Exception {
    String serial = alice.info().serial();
    server.when(
        "POST /certificates/" + serial + "/revoke",
        200,
        new Revoked(List.of(alice.info()), List.of("ab")));
    Path file = Files.writeString(folder.resolve("alice.crt"), alice.certificate());

    Cli.Run byFile = run("revoke", file, "--reason", "keycompromise", "--lineage");
    Cli.Run bySerial = run("revoke", serial.toUpperCase(java.util.Locale.ROOT));

    assertThat(byFile.code()).as(byFile.err()).isZero();
    assertThat(byFile.err()).contains("ab was revoked before");
    assertThat(bySerial.code()).as(bySerial.err()).isZero();
    assertThat(server.asked().get(0).read(RevokeRequest.class))
        .isEqualTo(new RevokeRequest("keyCompromise", true));
  }

  @Test
  void revoke_knows_the_reasons_without_asking() {
    Cli.Run run = run("revoke", "ab", "--reason", "boredom");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("\"boredom\" is no reason");
    assertThat(run("revoke", "no such file").code()).isEqualTo(2);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void hold_revokes_with_that_reason_and_release_takes_it_back() {
    String certificate = "/certificates/" + alice.info().serial();
    server.when("POST " + certificate + "/revoke", 200, new Revoked(List.of(), List.of("ab")));
    server.when("POST " + certificate + "/release", 200, new Released(List.of(), List.of("cd")));

    Cli.Run hold = run("hold", alice.info().serial(), "--lineage");
    Cli.Run release = run("release", alice.info().serial());

    assertThat(hold.code()).as(hold.err()).isZero();
    assertThat(hold.err()).contains("ab was revoked or held before");
    assertThat(server.asked().get(0).read(RevokeRequest.class))
        .isEqualTo(new RevokeRequest("certificateHold", true));
    assertThat(release.code()).as(release.err()).isZero();
    assertThat(release.err()).contains("cd was not held");
    assertThat(server.asked().get(1).read(ReleaseRequest.class))
        .isEqualTo(new ReleaseRequest(false));
  }

  @Test
  void export_writes_the_set_and_the_key_only_if_it_is_given() throws Exception {
    server.when("GET /certificates/" + alice.info().serial(), 200, alice);
    Path out = folder.resolve("out");

    JsonNode json = json(run("export", alice.info().serial(), "--out", out, "--json"));

    assertThat(json.get("files").toString()).contains("alice.crt").doesNotContain("key");
    assertThat(run("export", alice.info().serial(), "--out", out).code()).isEqualTo(7);
    Path key = Files.writeString(folder.resolve("k"), Keys.pem(pair.getPrivate()));
    assertThat(
            run("export", alice.info().serial(), "--out", out, "--private-key", key, "--force")
                .code())
        .isZero();
    assertThat(out.resolve("alice.p12")).exists();
  }

  @Test
  void a_broken_journal_is_9_and_names_the_entry() throws Exception {
    server.when(
        "GET /journal/verification", 200, JournalVerification.broken(10, 7, "it was changed"));

    Cli.Run run = run("journal", "verify");

    assertThat(run.code()).isEqualTo(9);
    assertThat(run.out()).isEqualTo("broken at entry 7: it was changed\n");
    assertThat(json(run("journal", "verify", "--json")).get("seq").asLong()).isEqualTo(7);
  }

  @Test
  void an_intact_journal_is_0() {
    server.when(
        "GET /journal/verification",
        200,
        new JournalVerification(
            true,
            10,
            null,
            null,
            List.of(new JournalChain("main", 7, 9), new JournalChain("b", 3, 10))));

    Cli.Run run = run("journal", "verify");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("intact: 10 entries of 2 servers (main 7, b 3)\n");
  }

  @Test
  void a_journal_is_listed_after_an_entry() {
    server.when("GET /journal", 200, new Page<>(List.of(), null));

    assertThat(run("journal", "list", "--since", "100").code()).isZero();

    assertThat(server.lines()).containsExactly("GET /journal?limit=1000&after=100");
  }

  @Test
  void servers_are_listed_and_removed() {
    Instant at = Instant.parse("2026-03-04T10:00:00Z");
    NodeInfo main = new NodeInfo("main", true, at, 17, null);
    NodeInfo gone = new NodeInfo("b", false, at, 12, at);
    server.when("GET /nodes", 200, List.of(main, gone));
    server.when("POST /nodes/b/remove", 200, gone);

    String list = run("ca", "nodes").out();

    assertThat(list.lines()).hasSize(3);
    assertThat(list).contains("answers here", "removed 2026-03-04");
    assertThat(run("ca", "remove-node", "b").code()).isZero();
    assertThat(server.lines()).containsExactly("GET /nodes", "POST /nodes/b/remove");
  }

  @Test
  void a_decision_carries_the_operators_words() {
    Map<String, Object> decided =
        Map.of(
            "id",
            "r1",
            "status",
            "rejected",
            "profile",
            "p",
            "names",
            List.of("dns:a"),
            "requester",
            "anyone",
            "created",
            NOW.toString(),
            "demands",
            List.of(),
            "violations",
            List.of(),
            "reason",
            "not ours");
    server.when("POST /requests/r1/reject", 200, decided);

    Cli.Run run = run("requests", "reject", "r1", "--reason", "not ours");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Reason     not ours");
    assertThat(server.asked().get(0).read(Decision.class)).isEqualTo(new Decision("not ours"));
    assertThat(run("requests", "reject", "r1").code()).isEqualTo(2);
  }

  @Test
  void what_is_not_there_is_5() {
    Cli.Run run = run("requests", "show", "../x");

    assertThat(run.code()).isEqualTo(5);
    assertThat(server.lines()).containsExactly("GET /requests/..%2Fx");
  }

  private static TokenInfo token(String secret) {
    return new TokenInfo(
        "t1",
        secret,
        "enrolment",
        "ftps-user",
        List.of("login:alice"),
        "requester",
        "open",
        "operator:admin",
        NOW,
        NOW.plusSeconds(3600),
        null,
        null);
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }

  private static JsonNode json(Cli.Run run) throws Exception {
    return Json.mapper().readTree(run.out());
  }
}
