package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sealport.api.AttemptInfo;
import io.sealport.api.Decision;
import io.sealport.api.EnrolRequest;
import io.sealport.api.JournalVerification;
import io.sealport.api.LookRequest;
import io.sealport.api.RequestInfo;
import io.sealport.api.ResumeRequest;
import io.sealport.api.Step;
import io.sealport.api.TokenRequest;
import io.sealport.files.SafeFile;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.TestHome;
import io.sealport.server.identity.network.FakeDns;
import io.sealport.server.identity.network.FakeHttp;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.registration.TokenOffice;
import io.sealport.testing.FakeClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a stranger's CSR to a certificate, by what the CA sees for itself. */
class ProvingOverHttpTest {

  private static final String NAME = "dns:ftp.example.com";

  @TempDir Path folder;

  private FakeDns dns;
  private FakeHttp web;
  private volatile String content = "nothing yet";
  private RunningServer server;

  @BeforeEach
  void open() throws Exception {
    dns = new FakeDns().has("ftp.example.com", "A", "127.0.0.1");
    web =
        new FakeHttp(
            (request, out) -> {
              String body = content;
              out.write(
                  ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                      .getBytes(StandardCharsets.US_ASCII));
              out.flush();
            });
  }

  @AfterEach
  void close() throws Exception {
    if (server != null) {
      server.close();
    }
    web.close();
    dns.close();
  }

  /** A home whose servers are proven by http-01, and whose network is the test's. */
  private Path home(String place, FakeDns resolver, String more) throws Exception {
    Path home = TestHome.copyInto(Files.createDirectory(folder.resolve(place)));
    Path servers = home.resolve("policies/ftps-server.yaml");
    Files.writeString(
        servers,
        Files.readString(servers)
            .replace(
                "each-name: [token, approval, operator, renewal]",
                "each-name: [http-01, renewal, operator]\n  reuse: 1d"));
    Files.writeString(
        home.resolve("identity.yaml"),
        "network:\n  resolvers: \"127.0.0.1:"
            + resolver.address().getPort()
            + "\"\n  dnssec: \"off\"\n  allow: 127.0.0.0/8\n  http-port: "
            + web.port()
            + "\n"
            + more);
    return home;
  }

  private void start(String more) throws Exception {
    server = RunningServer.on(home("main", dns, more), new FakeClock());
  }

  private RequestInfo ask(KeyPair key) {
    return server
        .anyone()
        .post(Asking.REQUESTS, Asking.with("ftps-server", Asking.csr(key, NAME)))
        .as(202, RequestInfo.class);
  }

  private static String resume(RequestInfo request) {
    return Asking.REQUESTS + "/" + request.id() + "/resume";
  }

  private RequestInfo goOn(RequestInfo request, int status) {
    return server
        .anyone()
        .post(resume(request), new ResumeRequest(null))
        .as(status, RequestInfo.class);
  }

  private void serve(RequestInfo request) {
    content =
        request.steps().stream()
            .filter(s -> s.check().equals("http-01"))
            .findFirst()
            .orElseThrow()
            .data()
            .get("content");
  }

  @Test
  void a_stranger_proves_its_name_and_gets_the_certificate() throws Exception {
    start("");
    RequestInfo asked = ask(TestKeys.fresh());
    assertThat(asked.steps())
        .singleElement()
        .extracting(Step::subject, Step::check)
        .containsExactly(NAME, "http-01");

    RequestInfo waiting = goOn(asked, 202);
    assertThat(waiting.attempts())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.outcome()).isEqualTo("not-proven");
              assertThat(a.transcript()).as("for operators alone").isEmpty();
            });
    serve(asked);
    RequestInfo issued = goOn(asked, 201);

    assertThat(issued.bundle()).isNotNull();
    assertThat(issued.attempts())
        .extracting(AttemptInfo::outcome)
        .containsExactly("not-proven", "proven");
    server
        .anyone()
        .get(Asking.REQUESTS + "/" + asked.id() + "/attempts")
        .problem(401, "unauthenticated");
    List<AttemptInfo> full =
        server
            .administrator()
            .get(Asking.REQUESTS + "/" + asked.id() + "/attempts")
            .as(200, new TypeReference<List<AttemptInfo>>() {});
    assertThat(full.get(1).transcript()).anyMatch(line -> line.contains("127.0.0.1"));
    assertThat(full.get(1).source()).isEqualTo("127.0.0.1");
    server.anyone().post(resume(asked), new ResumeRequest(null)).problem(409, "conflict");
  }

  @Test
  void what_was_proven_counts_for_the_next_renewals_within_its_time() throws Exception {
    start("");
    rewrite(
        "each-name: [http-01, renewal, operator]",
        "each-name: [{all: [renewal, http-01]}, operator]");
    Identity first = Asking.issued(server, "ftps-server", NAME);

    RequestInfo waiting = renew(first, 202);
    serve(waiting);
    Identity second =
        identity(
            server
                .with(first)
                .post(resume(waiting), new ResumeRequest(null))
                .as(201, RequestInfo.class));
    content = "gone";
    Identity third = identity(renew(second, 201));
    server.clock().advance(Duration.ofHours(25));
    renew(third, 202);
  }

  private void rewrite(String from, String to) throws Exception {
    Path servers = server.home().resolve("policies/ftps-server.yaml");
    Files.writeString(servers, Files.readString(servers).replace(from, to));
    assertThat(server.administrator().post("/api/v1/policies/reload").status()).isEqualTo(200);
  }

  private final KeyPair renewed = TestKeys.fresh();

  private RequestInfo renew(Identity current, int status) {
    return server
        .with(current)
        .post(Asking.RENEWALS, new EnrolRequest(null, null, Asking.csr(renewed, NAME), null))
        .as(status, RequestInfo.class);
  }

  private Identity identity(RequestInfo issued) {
    return Identity.of(issued.bundle(), renewed);
  }

  @Test
  void a_strangers_proof_counts_for_its_request_alone() throws Exception {
    start("");
    KeyPair key = TestKeys.fresh();
    RequestInfo first = ask(key);
    serve(first);
    goOn(first, 201);

    assertThat(ask(key).status()).as("anybody could send that CSR again").isEqualTo("pending");
  }

  @Test
  void a_proof_by_other_rules_does_not_count_and_neither_does_an_old_one() throws Exception {
    start("");
    rewrite(
        "each-name: [http-01, renewal, operator]",
        "each-name: [{all: [http-01, approval]}, operator]");
    RequestInfo asked = ask(TestKeys.fresh());
    serve(asked);
    assertThat(goOn(asked, 202).demands().get(0).checks()).doesNotContain("http-01");

    server.clock().advance(Duration.ofHours(25));
    assertThat(approve(asked).demands().get(0).checks()).as("a day later").contains("http-01");
    assertThat(goOn(asked, 201).serial()).isNotNull();
  }

  private RequestInfo approve(RequestInfo request) {
    return server
        .administrator()
        .post(Asking.REQUESTS + "/" + request.id() + "/approve", new Decision("yes"))
        .as(202, RequestInfo.class);
  }

  @Test
  void half_of_the_proof_by_token_and_the_other_half_by_a_look() throws Exception {
    start("");
    rewrite(
        "each-name: [http-01, renewal, operator]",
        "each-name: [{all: [token, http-01]}, operator]");
    Client bearer =
        server.bearer(
            Asking.token(server.administrator(), "ftps-server", "ftp.example.com").token());
    RequestInfo waiting =
        bearer
            .post(Asking.REQUESTS, Asking.with("ftps-server", Asking.csr(TestKeys.fresh(), NAME)))
            .as(202, RequestInfo.class);
    serve(waiting);

    server.anyone().post(resume(waiting), new ResumeRequest(null)).problem(403, "forbidden");
    bearer.post(resume(waiting), new ResumeRequest(null)).as(201, RequestInfo.class);
  }

  @Test
  void asking_again_and_again_without_a_change_writes_nothing() throws Exception {
    start("");
    rewrite("each-name: [http-01, renewal, operator]", "each-name: [approval, operator]");
    RequestInfo asked = ask(TestKeys.fresh());
    long before = entries();

    for (int i = 0; i < 20; i++) {
      goOn(asked, 202);
    }

    assertThat(entries()).isEqualTo(before);
  }

  private long entries() {
    return server
        .administrator()
        .get("/api/v1/journal/verification")
        .as(200, JournalVerification.class)
        .entries();
  }

  @Test
  void a_stranger_is_not_told_what_only_the_ca_can_see() throws Exception {
    start("");
    dns.has("db.example.com", "A", "10.1.2.3");
    RequestInfo asked =
        server
            .anyone()
            .post(
                Asking.REQUESTS,
                Asking.with("ftps-server", Asking.csr(TestKeys.fresh(), "dns:db.example.com")))
            .as(202, RequestInfo.class);

    assertThat(goOn(asked, 202).attempts().get(0).statement())
        .isEqualTo("the name leads to no address that this CA dials");
    assertThat(
            server
                .administrator()
                .get(Asking.REQUESTS + "/" + asked.id())
                .as(200, RequestInfo.class)
                .attempts()
                .get(0)
                .statement())
        .contains("10.1.2.3");
  }

  @Test
  void a_name_is_not_tried_for_ever() throws Exception {
    start("attempts: {per-name: 3, window: 1h}\n");
    RequestInfo asked = ask(TestKeys.fresh());
    for (int i = 0; i < 3; i++) {
      goOn(asked, 202);
    }

    server.anyone().post(resume(asked), new ResumeRequest(null)).problem(429, "busy");
    server.clock().advance(Duration.ofMinutes(61));
    serve(asked);
    goOn(asked, 201);
  }

  @Test
  void answers_that_are_no_answers_are_said_to_be_so() throws Exception {
    start("");
    RequestInfo asked = ask(TestKeys.fresh());

    server
        .anyone()
        .post(
            resume(asked),
            "{\"answers\": {\"http-01\": \"x\"}}".getBytes(StandardCharsets.US_ASCII),
            "application/json")
        .problem(400, "bad-input");
    server
        .anyone()
        .post(resume(asked), new ResumeRequest(Map.of("no-check", Map.of("a", "b"))))
        .as(202, RequestInfo.class);
    server
        .anyone()
        .post(Asking.REQUESTS + "/nobody/resume", new ResumeRequest(null))
        .problem(404, "not-found");
  }

  @Test
  void another_node_sees_it_too_or_it_is_not_proven() throws Exception {
    try (FakeDns elsewhere = new FakeDns();
        RunningServer other =
            RunningServer.on(home("other", elsewhere, ""), new FakeClock(Instant.now()))) {
      String token = looker(other);
      SafeFile.create(
          folder.resolve("other.token"),
          token.getBytes(StandardCharsets.US_ASCII),
          SafeFile.Mode.SECRET);
      start(
          "vantage:\n  points:\n    - url: "
              + other.https()
              + "\n      trust-file: "
              + other.home().resolve("public/root.pem")
              + "\n      token-file: "
              + folder.resolve("other.token")
              + "\n");
      RequestInfo asked = ask(TestKeys.fresh());
      serve(asked);

      RequestInfo hijacked = goOn(asked, 202);
      assertThat(hijacked.attempts().get(0).statement())
          .startsWith("seen from here, but only from 0 of 1 other vantage points, wanted 1")
          .contains("ftp.example.com");
      elsewhere.has("ftp.example.com", "A", "127.0.0.1");
      RequestInfo issued = goOn(asked, 201);

      assertThat(issued.attempts().get(1).statement())
          .endsWith("seen from 1 of 1 other vantage points too");
    }
  }

  private static String looker(RunningServer node) {
    return node.get(TokenOffice.class)
        .api(
            new TokenRequest(null, null, "officer", "1h", List.of("looks:make"), null),
            Duration.ofHours(1),
            TestDoor.ADMINISTRATOR)
        .token();
  }

  @Test
  void a_node_looks_for_others_only_with_that_scope_and_without_secrets() throws Exception {
    start("");
    RequestInfo asked = ask(TestKeys.fresh());
    LookRequest look =
        new LookRequest(
            "http-01",
            NAME,
            asked.id(),
            "anyone",
            "a-nonce",
            Asking.csr(TestKeys.fresh(), NAME),
            List.of(NAME),
            Files.readString(server.home().resolve("policies/ftps-server.yaml")),
            FakeClock.START,
            null,
            Map.of());
    String path = "/api/v1/looks";
    Client looker = server.bearer(looker(server));

    server.anyone().post(path, look).problem(401, "unauthenticated");
    looker.get(Asking.REQUESTS).problem(403, "forbidden");
    assertThat(looker.post(path, look).status()).isEqualTo(200);
    for (String check : List.of("ldap", "oidc", "approval", "nothing")) {
      looker.post(path, with(look, check, Optional.empty())).problem(400, "bad-input");
    }
    looker.post(path, with(look, "http-01", Optional.of("profile: ["))).problem(400, "bad-input");
  }

  private static LookRequest with(LookRequest look, String check, Optional<String> profile) {
    return new LookRequest(
        check,
        look.subject(),
        look.request(),
        look.account(),
        look.nonce(),
        look.csr(),
        look.names(),
        profile.orElse(look.profile()),
        look.created(),
        null,
        Map.of());
  }
}
