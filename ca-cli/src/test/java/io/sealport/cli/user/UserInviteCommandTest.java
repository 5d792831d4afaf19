package io.sealport.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.AuthorityInfo;
import io.sealport.api.Json;
import io.sealport.api.Page;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.fake.FakeServer.Answer;
import io.sealport.cli.fake.FakeServer.Asked;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserInviteCommandTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final Map<String, TokenInfo> tokens = new ConcurrentSkipListMap<>();
  private final String fingerprint =
      CertificateFacts.of(
              Pem.readCertificates(ca.rootPem().getBytes(StandardCharsets.US_ASCII), "root").get(0))
          .sha256();
  private volatile int failAt = Integer.MAX_VALUE;
  private Path trust = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void serve() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    out = folder.resolve("out");
    server.when(
        "GET /authorities/root",
        200,
        new AuthorityInfo(
            "root",
            "CN=Test Root",
            "1",
            "ec-p256",
            NOW,
            NOW,
            fingerprint,
            null,
            "c",
            "i",
            null,
            null,
            null,
            null,
            ca.rootPem()));
    server.when("GET /tokens", a -> Answer.json(200, new Page<>(List.copyOf(told()), null)));
    server.when("POST /tokens", this::mint);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Without their secrets. */
  private List<TokenInfo> told() {
    return tokens.values().stream().map(t -> token(t.id(), null, t.names(), t.status())).toList();
  }

  private Answer mint(Asked asked) {
    TokenRequest wanted = asked.read(TokenRequest.class);
    String id = String.format("t%03d", tokens.size());
    TokenInfo made = token(id, "secret-" + id, wanted.names(), "open");
    tokens.put(id, made);
    server.when("POST /tokens/" + id + "/revoke", a -> revoke(id));
    // The token is made, and the answer is lost.
    return tokens.size() > failAt ? new Answer(500, "") : Answer.json(201, made);
  }

  private Answer revoke(String id) {
    TokenInfo before = tokens.get(id);
    tokens.put(id, token(id, null, before.names(), "revoked"));
    return Answer.json(200, tokens.get(id));
  }

  private static TokenInfo token(String id, String secret, List<String> names, String status) {
    return new TokenInfo(
        id,
        secret,
        "enrolment",
        "ftps-user",
        names,
        "requester",
        status,
        "operator:admin",
        NOW,
        NOW.plusSeconds(3600),
        null,
        null);
  }

  private Cli.Run invite(Object... arguments) {
    Object[] words = Stream.concat(Stream.of("user", "invite"), Stream.of(arguments)).toArray();
    return Cli.of(folder).at(server, trust, words);
  }

  private List<String> open() {
    return tokens.values().stream()
        .filter(t -> t.status().equals("open"))
        .map(t -> t.names().get(0))
        .toList();
  }

  @Test
  void each_login_gets_a_token_and_a_text_that_nobody_else_can_read() throws Exception {
    Cli.Run run = invite("alice", "bob", "--out", out);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("secret").contains("alice").contains("bob");
    assertThat(out.resolve("alice.token")).hasContent("secret-t000");
    String text = Files.readString(out.resolve("alice.invitation.txt"));
    assertThat(text)
        .contains(server.address().toString())
        .contains(fingerprint)
        .contains(
            "sealport user enrol alice --token-file alice.token --server "
                + server.address()
                + " --fingerprint "
                + fingerprint
                + " --out ./alice")
        .doesNotContain("secret");
    for (String file : List.of("alice.token", "alice.invitation.txt", "bob.token")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(file))))
          .isEqualTo("rw-------");
    }
    assertThat(open()).containsExactly("login:alice", "login:bob");
  }

  @Test
  void a_csv_file_is_read_as_spreadsheets_write_it() throws Exception {
    Path csv =
        Files.writeString(
            folder.resolve("users.csv"),
            "\ufeffLogin,mail,validity\r\n\"alice\",\"a@example.com\",30d\r\n\r\nbob,,\r\n");

    Cli.Run run = invite("--csv", csv, "--out", out, "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode all = Json.mapper().readTree(run.out());
    assertThat(all).hasSize(2);
    assertThat(all.get(0).get("mail").asText()).isEqualTo("a@example.com");
    assertThat(all.get(0).get("command").asText()).contains("--validity 30d");
    assertThat(all.get(0).has("token")).isFalse();
    assertThat(all.get(1).get("command").asText()).doesNotContain("--validity");
  }

  @Test
  void every_bad_line_is_named_and_nothing_is_made() throws Exception {
    Path csv =
        Files.writeString(
            folder.resolve("users.csv"),
            "login,mail,validity\n"
                + "alice,,\n"
                + ",x@example.com,\n"
                + "bob,no mail,\n"
                + "carol,,soon\n"
                + "alice,,\n"
                + "dave,,,more\n");

    Cli.Run run = invite("--csv", csv, "--out", out);

    assertThat(run.code()).isEqualTo(2);
    for (int line : new int[] {3, 4, 5, 6, 7}) {
      assertThat(run.err()).contains("users.csv:" + line + ": ");
    }
    assertThat(run.err()).doesNotContain("users.csv:2: ").contains("nobody was invited");
    assertThat(server.asked()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void a_file_with_other_columns_or_none_is_refused() throws Exception {
    for (String text : List.of("", "name\nalice\n", "login,login\na,b\n", "login,phone\na,1\n")) {
      Path csv = Files.writeString(folder.resolve("users.csv"), text);

      Cli.Run run = invite("--csv", csv);

      assertThat(run.code()).as(text).isEqualTo(2);
      assertThat(run.err()).contains("users.csv");
    }
    assertThat(invite().err()).contains("nobody to invite");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void again_invites_nobody_twice_unless_told_to() throws Exception {
    invite("alice", "--out", out);

    Cli.Run second = invite("alice", "bob", "--out", out);

    assertThat(second.err()).contains("alice was invited before");
    assertThat(open()).containsExactly("login:alice", "login:bob");
    assertThat(out.resolve("alice.token")).hasContent("secret-t000");

    invite("alice", "--out", out, "--again");

    assertThat(open()).containsExactly("login:bob", "login:alice");
    assertThat(out.resolve("alice.token")).hasContent("secret-t002");
  }

  @Test
  void who_has_spent_the_token_is_not_invited_again() {
    tokens.put("t", token("t", null, List.of("login:alice"), "spent"));

    assertThat(invite("alice").err()).contains("alice was invited before");
    assertThat(tokens).hasSize(1);
  }

  @Test
  void a_token_that_was_lost_in_a_crash_is_replaced_and_not_doubled() throws Exception {
    failAt = 1;
    Cli.Run cut = invite("alice", "bob", "carol", "--out", out);
    assertThat(cut.code()).isNotZero();
    assertThat(out.resolve("bob.token")).doesNotExist();
    failAt = Integer.MAX_VALUE;

    Cli.Run run = invite("alice", "bob", "carol", "--out", out);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(open()).containsExactly("login:alice", "login:bob", "login:carol");
    assertThat(out.resolve("bob.token")).hasContent("secret-t002");
    assertThat(out.resolve("bob.asking")).doesNotExist();
  }

  @Test
  void with_a_home_the_address_for_the_invited_must_be_given() {
    Cli.Run run = Cli.of(folder).run("user", "invite", "alice", "--home", folder);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--invite-to URL is missing");
    assertThat(invite("alice", "--invite-to", "http://ca.example.com").err())
        .contains("is not the https address");
  }

  @Test
  void without_a_folder_the_secret_is_said_and_is_in_the_json() throws Exception {
    assertThat(invite("alice").err()).contains("secret-t000").contains("sealport user enrol alice");
    JsonNode json = Json.mapper().readTree(invite("bob", "--json").out());
    assertThat(json.get(0).get("token").asText()).isEqualTo("secret-t001");
  }
}
