package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.world.LoopbackPorts;
import io.sealport.cli.world.OpenSsl;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways to a certificate on the command line, and the ways not to get one. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class CommandLineIT {
  @TempDir static Path folder;

  private static RunningCa ca;

  private static final String CAREFUL =
      """
      profile: careful-user
      description: An FTP user whom two officers know
      issuer: users
      usage: client
      names: {bare: login, allow: ["login:careful-*"]}
      proof: {each-name: [operator, approval]}
      approval: {when: "true", points: 2, reason: true}
      keys: [ec-p256]
      validity: {max: 7d}
      """;

  private static final String MIGRATED =
      """
      profile: migrated-user
      description: An FTP user who has a certificate already
      issuer: users
      usage: client
      names: {bare: login, allow: ["login:*"]}
      proof: {each-name: [certificate]}
      keys: [ec-p256]
      validity: {max: 7d}
      """;

  @BeforeAll
  static void start() throws IOException {
    OutsidePrograms.require("openssl");
    SealportProcess sealport = SealportProcess.in(folder.resolve("ca"));
    CaHome home = CaHome.init(sealport, "ca", "Command line CA");
    Files.writeString(home.folder().resolve("policies/careful-user.yaml"), CAREFUL);
    Files.writeString(home.folder().resolve("policies/migrated-user.yaml"), MIGRATED);
    ca = RunningCa.serve(home, sealport);
  }

  @AfterAll
  static void stop() {
    if (ca != null) {
      ca.close();
    }
  }

  @Test
  void token_create_prints_the_token_and_nothing_prints_it_again() {
    SealportProcess here = here("tokens");
    List<String> create = operator("token", "create", "--profile", "ftps-user", "--name", "tess");
    String plain = here.run(create).requireOk().stdout().strip();
    assertThat(plain).matches("\\S{20,}");
    JsonNode made = here.json(create);
    assertThat(made.path("token").asText()).matches("\\S{20,}").isNotEqualTo(plain);

    String listed = here.run(operator("token", "list", "--json")).requireOk().stdout();
    assertThat(listed).contains(made.path("id").asText()).doesNotContain(plain);
    assertThat(listed).doesNotContain(made.path("token").asText());
  }

  @Test
  void a_token_proves_its_names_for_its_profile_once() {
    SealportProcess here = here("once");
    SealportProcess holder = here.with("SEALPORT_TOKEN", token("ftps-user", "uma"));
    Ending.says(
        holder.run(request("ftps-user", "bob", "bob")),
        Ending.REFUSED,
        "proof.each-name: found login:bob (not a name of the token)");
    Ending.says(
        holder.run(request("ftps-server", "uma", "server")), Ending.NOT_ALLOWED, "is for profile");
    assertThat(here.path("bob")).doesNotExist();
    assertThat(here.path("server")).doesNotExist();

    holder.run(request("ftps-user", "uma", "uma")).requireOk();
    Ending.says(
        holder.run(request("ftps-user", "uma", "again")), Ending.NOT_ALLOWED, "is spent, not open");
    assertThat(here.path("again")).doesNotExist();
  }

  @Test
  void a_revoked_an_expired_and_an_unknown_token_open_nothing() throws InterruptedException {
    SealportProcess here = here("worthless");
    List<String> create = operator("token", "create", "--profile", "ftps-user", "--name", "vera");
    JsonNode revoked = here.json(create);
    here.run(operator("token", "revoke", revoked.path("id").asText())).requireOk();
    create.addAll(List.of("--ttl", "1s"));
    String expired = here.json(create).path("token").asText();
    Thread.sleep(1_100);
    Map<String, String> tokens =
        Map.of(
            revoked.path("token").asText(),
            "is revoked",
            expired,
            "is expired",
            "slp_0123456789abcdefghijklmnopqrstuvwxyz",
            "never given out");
    tokens.forEach(
        (token, why) ->
            Ending.says(
                here.with("SEALPORT_TOKEN", token).run(request("ftps-user", "vera", "vera")),
                Ending.NOT_ALLOWED,
                why));
    assertThat(here.path("vera")).doesNotExist();
  }

  @Test
  void a_pending_request_is_approved_and_resumed() {
    SealportProcess here = here("pending");
    JsonNode asked = json(here.run(jsonOf(request("ftps-user", "wim", "wim"))), Ending.PENDING);
    assertThat(asked.path("status").asText()).isEqualTo("pending");
    String id = asked.path("id").asText();
    assertThat(Ending.mode(here.path("wim/request.key"))).isEqualTo("rw-------");

    JsonNode waiting = here.json(operator("requests", "list", "--status", "pending"));
    assertThat(waiting.findValuesAsText("id")).contains(id);
    JsonNode shown = here.json(operator("requests", "show", id));
    assertThat(shown.path("demands").findValuesAsText("subject")).containsExactly("login:wim");
    Ending.with(Ending.PENDING, here.run(ca.fromAfar("request", "resume", "--out", "wim")));

    here.run(operator("requests", "approve", id, "--reason", "known to us")).requireOk();
    JsonNode issued = here.json(ca.fromAfar("request", "resume", "--out", "wim"));
    assertThat(issued.path("status").asText()).isEqualTo("issued");
    assertThat(here.path("wim/wim.p12")).exists();
    assertThat(here.path("wim/request.key")).doesNotExist();
    assertThat(here.path("wim/request.json")).doesNotExist();
    Ending.says(here.run(operator("requests", "approve", id)), Ending.CONFLICT, "not pending");
  }

  @Test
  void two_officers_approve_and_neither_twice_nor_for_himself() {
    SealportProcess here = here("officers");
    List<String> otto = officer("otto");
    List<String> olga = officer("olga");
    List<String> request =
        List.of("request", "--profile", "careful-user", "--name", "careful-cora");
    Result asked = here.run(with(request, as(otto, "--out", "cora", "--json")));
    String id = json(asked, Ending.PENDING).path("id").asText();
    assertThat(asked.stderr())
        .contains("the certificate: still wants approval by 2 officers")
        .contains("2 officers approve it: `sealport requests approve " + id + "`");

    List<String> approve = List.of("requests", "approve", id, "--reason", "seen her badge");
    Ending.says(
        here.run(with(approve, as(otto))),
        Ending.NOT_ALLOWED,
        "on the requester's side",
        "another");
    Ending.says(here.run(operator("requests", "approve", id)), Ending.BAD_INPUT, "wants a reason");
    List<String> first = operator("requests", "approve", id, "--reason", "knows her");
    assertThat(Ending.with(Ending.PENDING, here.run(first)).stderr())
        .contains("1 of 2 approvals; still owed: approval by 2 officers (certificate)");
    Ending.says(here.run(first), Ending.CONFLICT, "admin has approved request " + id + " before");
    assertThat(here.run(operator("requests", "list", "--status", "pending")).requireOk().stdout())
        .contains("approval by 2 officers (certificate)");

    List<String> resume = with(List.of("request", "resume"), as(otto, "--out", "cora"));
    assertThat(Ending.with(Ending.PENDING, here.run(resume)).stderr())
        .contains("approved by operator:admin (knows her)")
        .contains("2 officers approve it (1 has)");
    here.run(with(approve, as(olga))).requireOk();
    here.run(resume).requireOk();

    assertThat(here.path("cora/careful-cora.p12")).exists();
    String shown = here.run(operator("requests", "show", id, "--transcript")).requireOk().stdout();
    assertThat(shown.lines().map(l -> l.replaceAll(" {2,}", "|")))
        .contains("Status|issued", "Requester|officer:otto")
        .anyMatch(l -> l.startsWith("approval|-|proven|operator:admin (knows her)|admin|"))
        .anyMatch(l -> l.startsWith("approval|-|proven|officer:olga (seen her badge)|olga|"));
  }

  @Test
  void a_certificate_that_one_has_proves_at_once_and_anothers_does_not() {
    SealportProcess here = here("migrated");
    Path mia = ca.issue("ftps-user", "mia", "mia");
    Path moe = ca.issue("ftps-user", "moe", "moe");
    List<String> request = ca.fromAfar("request", "--profile", "migrated-user", "--name", "mia");
    request.addAll(List.of("--out", "mia"));

    assertThat(Ending.with(Ending.PENDING, here.run(with(request, by(moe)))).stderr())
        .contains("login:mia by certificate: not proven: ", "not for login:mia");
    here.run(with(ca.fromAfar("request", "resume", "--out", "mia"), by(mia))).requireOk();
    assertThat(here.path("mia/mia.p12")).exists();
    here.run(with(with(request, "--force"), by(mia))).requireOk();
    assertThat(here.path("mia/previous/mia.p12")).exists();
  }

  private static String[] by(Path files) {
    return new String[] {
      "--by-cert",
      files.resolve("fullchain.pem").toString(),
      "--by-key",
      files.resolve("key.pem").toString()
    };
  }

  /** What an officer of that name is known by. */
  private static List<String> officer(String name) {
    Path files = ca.issue("officer", name, name);
    return List.of(
        "--cert",
        files.resolve("fullchain.pem").toString(),
        "--key",
        files.resolve("key.pem").toString());
  }

  private static String[] as(List<String> officer, String... more) {
    return with(ca.fromAfar(more), officer.toArray(String[]::new)).toArray(String[]::new);
  }

  @Test
  void a_request_that_waits_has_its_certificate_when_it_is_approved() throws Exception {
    SealportProcess here = here("waiting");
    List<String> request = with(request("ftps-user", "walt", "walt"), "--wait");
    Process waiting = here.start(here.path("waiting.log"), request.toArray(String[]::new));
    try {
      String id = "";
      while (id.isEmpty() && waiting.isAlive()) {
        Thread.sleep(100);
        id = openRequest(here.path("walt/request.json"));
      }
      here.run(operator("requests", "approve", id)).requireOk();
      assertThat(waiting.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(waiting.exitValue()).as(Files.readString(here.path("waiting.log"))).isZero();
      assertThat(here.path("walt/walt.p12")).exists();
    } finally {
      waiting.destroyForcibly();
    }
  }

  /** The id that the server gave to the request of a folder; empty as long as it has none. */
  private static String openRequest(Path state) throws IOException {
    return Files.exists(state)
        ? SealportProcess.parse(Files.readString(state)).path("id").asText()
        : "";
  }

  @Test
  void a_rejected_request_learns_the_reason_and_leaves_no_folder() {
    SealportProcess here = here("rejected");
    JsonNode asked = json(here.run(jsonOf(request("ftps-user", "xena", "xena"))), Ending.PENDING);
    String id = asked.path("id").asText();
    here.run(operator("requests", "reject", id, "--reason", "nobody of ours")).requireOk();
    Ending.says(
        here.run(ca.fromAfar("request", "resume", "--out", "xena")),
        Ending.REFUSED,
        "nobody of ours");
    assertThat(here.path("xena/request.key")).doesNotExist();
    assertThat(here.path("xena/request.json")).doesNotExist();
    Ending.says(here.run(operator("requests", "show", "none-such")), Ending.NOT_FOUND, "none-such");
  }

  @Test
  void a_profile_that_there_is_not_is_bad_input() {
    SealportProcess here = here("profile");
    Ending.says(
        here.run(operator("request", "--profile", "none", "--name", "a", "--out", "out")),
        Ending.BAD_INPUT,
        "no profile \"none\"",
        "ftps-server");
    assertThat(here.path("out")).doesNotExist();
  }

  @Test
  void a_refusal_lists_every_violation_with_what_was_found_and_wanted() {
    SealportProcess here = here("refused");
    List<String> request = operator("request", "--profile", "ftps-server", "--out", "out");
    request.addAll(List.of("--name", "*.example.com", "--name", "dns:localhost"));
    request.addAll(List.of("--name", "login:root", "--validity", "400d"));
    Result refused = here.run(request);
    Ending.says(
        refused,
        Ending.REFUSED,
        "validity.max: found 400d, wanted 90d",
        "dns:*.example.com",
        "login:root");
    assertThat(refused.stderr().lines().filter(line -> line.startsWith("  ")))
        .hasSizeGreaterThan(2);
    assertThat(here.path("out")).doesNotExist();
    assertThat(here.json(operator("list", "--name", "dns:*.example.com"))).isEmpty();
  }

  /** What is wrong with a file that {@code --csr} names. */
  enum BadCsr {
    TEXT,
    EMPTY,
    TRUNCATED,
    TRAILING,
    SIGNATURE,
    CERTIFICATE;

    byte[] bytes(byte[] good) throws IOException {
      return switch (this) {
        case TEXT -> "not a CSR\n".getBytes(StandardCharsets.US_ASCII);
        case EMPTY -> new byte[0];
        case TRUNCATED -> Arrays.copyOf(good, good.length - 1);
        case TRAILING -> Arrays.copyOf(good, good.length + 1);
        case SIGNATURE -> {
          byte[] changed = good.clone();
          changed[changed.length - 1] ^= 1;
          yield changed;
        }
        case CERTIFICATE -> Files.readAllBytes(ca.home().root());
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_file_that_is_no_csr_is_bad_input(BadCsr what) throws IOException {
    SealportProcess here = here("csr-" + what);
    new OpenSsl(here.path(""))
        .run(
            "req",
            "-new",
            "-nodes",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-subj",
            "/CN=a.example",
            "-keyout",
            "key",
            "-outform",
            "DER",
            "-out",
            "good.csr")
        .requireOk();
    Files.write(here.path("bad.csr"), what.bytes(Files.readAllBytes(here.path("good.csr"))));
    List<String> request = operator("request", "--profile", "ftps-server", "--csr", "bad.csr");
    request.addAll(List.of("--out", "out"));
    Ending.says(here.run(request), Ending.BAD_INPUT);
    assertThat(here.path("out")).doesNotExist();
  }

  @Test
  void a_csr_that_asks_to_be_a_ca_is_refused() throws IOException {
    SealportProcess here = here("csr-ca");
    new OpenSsl(here.path(""))
        .run(
            "req",
            "-new",
            "-nodes",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-subj",
            "/CN=a.example",
            "-addext",
            "basicConstraints=critical,CA:TRUE",
            "-addext",
            "subjectAltName=DNS:a.example",
            "-keyout",
            "key",
            "-out",
            "ca.csr")
        .requireOk();
    List<String> test = List.of("policy", "test", "--profile", "ftps-server", "--csr", "ca.csr");
    List<String> request = operator("request", "--profile", "ftps-server", "--csr", "ca.csr");
    request.addAll(List.of("--out", "out"));
    Ending.says(here.run(request), Ending.REFUSED, "csr.powers");
    // The same rulebook, offline.
    Result judged = Ending.with(Ending.REFUSED, here.run(test));
    assertThat(judged.stdout() + judged.stderr()).contains("csr.powers");
    assertThat(here.path("out")).doesNotExist();
  }

  @Test
  void a_server_that_is_not_there_or_not_trusted_gets_no_request() throws IOException {
    SealportProcess here = here("unreachable");
    List<String> request = List.of("request", "--profile", "ftps-user", "--name", "a", "--out");
    List<String> nobody = with(request, "out", "--server", "https://localhost:1", "--trust");
    Ending.says(
        here.run(with(nobody, ca.home().root().toString())), Ending.UNAVAILABLE, "no server");

    new OpenSsl(here.path(""))
        .run(
            "req",
            "-x509",
            "-nodes",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-subj",
            "/CN=Another root",
            "-keyout",
            "other.key",
            "-out",
            "other.pem")
        .requireOk();
    Ending.says(
        here.run(with(request, "out", "--server", ca.home().https(), "--trust", "other.pem")),
        Ending.UNAVAILABLE,
        "not trusted");
    assertThat(here.path("out")).doesNotExist();
    assertThat(LoopbackPorts.answers(ca.home().httpsPort())).isTrue();
  }

  @Test
  void a_folder_that_cannot_be_written_gets_no_certificate() throws IOException {
    SealportProcess here = here("unwritable");
    Files.writeString(here.path("file"), "in the way\n");
    for (String out : List.of("file/out", "/proc/sealport-test")) {
      Ending.with(
          Ending.UNAVAILABLE,
          here.run(operator("request", "--profile", "ftps-user", "--name", "yann", "--out", out)));
    }
    assertThat(here.json(operator("list", "--user", "yann"))).isEmpty();
  }

  @Test
  void a_key_that_is_there_is_replaced_by_force_only_and_kept() throws IOException {
    SealportProcess here = here("force");
    List<String> request = operator("request", "--profile", "ftps-user", "--name", "zoe");
    request.addAll(List.of("--out", "zoe"));
    here.run(request).requireOk();
    Map<String, String> before = Ending.content(here.path("zoe"));
    byte[] key = Files.readAllBytes(here.path("zoe/key.pem"));
    Ending.says(here.run(request), Ending.CONFLICT, "key.pem", "nothing is overwritten");
    assertThat(Ending.content(here.path("zoe"))).isEqualTo(before);

    here.run(with(request, "--force")).requireOk();
    assertThat(Files.readAllBytes(here.path("zoe/key.pem"))).isNotEqualTo(key);
    assertThat(here.path("zoe/previous/key.pem")).hasBinaryContent(key);
    requireSecretsSecret(here.path("zoe"));
    // Two certificates: the refused command asked for none.
    assertThat(here.json(operator("list", "--user", "zoe"))).hasSize(2);
  }

  @Test
  void everything_secret_in_the_home_is_its_owners_alone() throws IOException {
    assertThat(Ending.mode(ca.home().folder())).isEqualTo("rwx------");
    requireSecretsSecret(ca.home().folder().resolve("keys"));
    requireSecretsSecret(ca.home().folder().resolve("operators"));
    assertThat(Files.readString(ca.home().folder().resolve("keys/root.key")))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
  }

  private static void requireSecretsSecret(Path where) throws IOException {
    try (var files = Files.walk(where)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        boolean secret = text.contains("PRIVATE KEY-----") || file.toString().contains(".p12");
        if (secret) {
          assertThat(Ending.mode(file)).as("%s", file).isEqualTo("rw-------");
        }
      }
    }
  }

  private static SealportProcess here(String name) {
    return SealportProcess.in(folder.resolve(name));
  }

  private static List<String> operator(String... command) {
    return ca.asOperator(command);
  }

  /** With what the environment gives, from another machine. */
  private static List<String> request(String profile, String name, String out) {
    return ca.fromAfar("request", "--profile", profile, "--name", name, "--out", out);
  }

  private static String token(String profile, String name) {
    List<String> create = operator("token", "create", "--profile", profile, "--name", name);
    return ca.sealport().json(create).path("token").asText();
  }

  private static List<String> jsonOf(List<String> command) {
    return with(command, "--json");
  }

  private static JsonNode json(Result result, int exitCode) {
    return SealportProcess.parse(Ending.with(exitCode, result).stdout());
  }

  private static List<String> with(List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all;
  }
}
