package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.Caller;
import io.sealport.api.CertificateBundle;
import io.sealport.api.Decision;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.api.RevokeRequest;
import io.sealport.api.Revoked;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.pki.TestCsrs;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, by certificate and by token. */
@ExtendWith(SharedServer.class)
class AccessTest {

  private static final List<String> READING =
      List.of(
          "/api/v1/certificates",
          "/api/v1/requests",
          "/api/v1/tokens",
          "/api/v1/profiles",
          "/api/v1/profiles/ftps-user",
          "/api/v1/journal",
          "/api/v1/journal/verification");

  private static RunningServer server;
  private static Client officer;
  private static Client auditor;
  private static Identity alice;
  private static Identity bob;

  @BeforeAll
  static void make(RunningServer shared) {
    server = shared;
    officer = server.with(Asking.issued(server, "officer", "login:olga"));
    auditor = server.with(Asking.issued(server, "auditor", "login:otto"));
    alice = Asking.issued(server, "ftps-user", "login:alice");
    bob = Asking.issued(server, "ftps-user", "login:bob");
  }

  private static Client apiToken(String role) {
    return server.bearer(
        server
            .administrator()
            .post(Asking.TOKENS, new TokenRequest(null, null, role, "1h"))
            .as(201, TokenInfo.class)
            .token());
  }

  private static String pending(String profile, String name) {
    return server
        .anyone()
        .post(Asking.REQUESTS, Asking.honest(profile, name))
        .as(202, RequestInfo.class)
        .id();
  }

  @Test
  void each_caller_is_known() {
    assertThat(server.anyone().get("/api/v1/me").as(200, Caller.class))
        .isEqualTo(new Caller("anyone", "anyone"));
    assertThat(server.administrator().get("/api/v1/me").as(200, Caller.class))
        .isEqualTo(new Caller("operator:admin", "administrator"));
    assertThat(officer.get("/api/v1/me").as(200, Caller.class))
        .isEqualTo(new Caller("officer:olga", "officer"));
    assertThat(auditor.get("/api/v1/me").as(200, Caller.class))
        .isEqualTo(new Caller("auditor:otto", "auditor"));
    assertThat(server.with(alice).get("/api/v1/me").as(200, Caller.class))
        .isEqualTo(new Caller("certificate:" + Asking.serial(alice), "requester"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"administrator", "officer", "auditor"})
  void a_token_carries_its_role(String role) {
    Client bearer = apiToken(role);

    assertThat(bearer.get("/api/v1/me").as(200, Caller.class).role()).isEqualTo(role);
    for (String path : READING) {
      assertThat(bearer.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void auditors_and_officers_read_everything() {
    for (String path : READING) {
      assertThat(officer.get(path).status()).as(path).isEqualTo(200);
      assertThat(auditor.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void strangers_read_nothing_of_it() {
    for (String path : READING) {
      Problem problem = server.anyone().get(path).problem(401, "unauthenticated");
      assertThat(problem.hint()).isEqualTo("use an operator's certificate or a token");
    }
  }

  @Test
  void requesters_read_nothing_of_it() {
    for (String path : READING) {
      Problem problem = server.with(alice).get(path).problem(403, "forbidden");
      assertThat(problem.detail()).contains("may not do this; wanted: auditor, officer");
    }
  }

  @Test
  void an_enrolment_token_opens_no_operators_route() {
    TokenInfo token = Asking.token(officer, "ftps-user", "login:tina");

    server.bearer(token.token()).get(Asking.CERTIFICATES).problem(403, "forbidden");
    server
        .bearer(token.token())
        .post(Asking.TOKENS, new TokenRequest("ftps-user", List.of("x"), null, "1h"))
        .problem(403, "forbidden");
  }

  @Test
  void auditors_change_nothing() {
    String request = pending("ftps-user", "login:audited");

    auditor.post(Asking.REQUESTS + "/" + request + "/approve").problem(403, "forbidden");
    auditor
        .post(Asking.REQUESTS + "/" + request + "/reject", new Decision("no"))
        .problem(403, "forbidden");
    auditor
        .post(Asking.TOKENS, new TokenRequest("ftps-user", List.of("x"), null, "1h"))
        .problem(403, "forbidden");
    auditor
        .post(Asking.CERTIFICATES + "/" + Asking.serial(alice) + "/revoke")
        .problem(403, "forbidden");
  }

  @Test
  void an_auditor_who_asks_proves_nothing() {
    assertThat(
            auditor
                .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:gast"))
                .as(202, RequestInfo.class)
                .status())
        .isEqualTo("pending");
  }

  @Test
  void an_officer_makes_no_operator_in_any_way() {
    officer
        .post(Asking.REQUESTS, Asking.honest("operator", "login:mallory"))
        .problem(403, "forbidden");
    officer
        .post(Asking.REQUESTS, Asking.honest("officer", "login:mallory"))
        .problem(403, "forbidden");
    officer
        .post(Asking.TOKENS, new TokenRequest(null, null, "administrator", "1h"))
        .problem(403, "forbidden");
    officer
        .post(Asking.TOKENS, new TokenRequest(null, null, "auditor", "1h"))
        .problem(403, "forbidden");
    officer
        .post(Asking.TOKENS, new TokenRequest("operator", List.of("mallory"), null, "1h"))
        .problem(403, "forbidden");
    String pending = pending("operator", "login:mallory");
    officer.post(Asking.REQUESTS + "/" + pending + "/approve").problem(403, "forbidden");
    assertThat(
            server
                .administrator()
                .post(Asking.REQUESTS + "/" + pending + "/approve")
                .as(201, RequestInfo.class)
                .status())
        .isEqualTo("issued");
  }

  @Test
  void an_officer_revokes_no_operator() {
    Identity operator = Asking.issued(server, "operator", "login:second");

    officer
        .post(Asking.CERTIFICATES + "/" + Asking.serial(operator) + "/revoke")
        .problem(403, "forbidden");
  }

  @Test
  void an_officer_takes_back_no_role() {
    TokenInfo token =
        server
            .administrator()
            .post(Asking.TOKENS, new TokenRequest(null, null, "auditor", "1h"))
            .as(201, TokenInfo.class);

    officer.post(Asking.TOKENS + "/" + token.id() + "/revoke").problem(403, "forbidden");
  }

  @Test
  void a_holder_sees_its_own_certificate_and_no_other() {
    assertThat(
            server
                .with(alice)
                .get(Asking.CERTIFICATES + "/" + Asking.serial(alice))
                .as(200, CertificateBundle.class)
                .info()
                .names())
        .containsExactly("login:alice");
    server
        .with(alice)
        .get(Asking.CERTIFICATES + "/" + Asking.serial(bob))
        .problem(403, "forbidden");
    server
        .anyone()
        .get(Asking.CERTIFICATES + "/" + Asking.serial(alice))
        .problem(401, "unauthenticated");
  }

  @Test
  void a_holder_revokes_its_own_certificate_and_no_other() {
    Identity carol = Asking.issued(server, "ftps-user", "login:carol");

    server
        .with(carol)
        .post(Asking.CERTIFICATES + "/" + Asking.serial(bob) + "/revoke")
        .problem(403, "forbidden");
    Revoked revoked =
        server
            .with(carol)
            .post(
                Asking.CERTIFICATES + "/" + Asking.serial(carol) + "/revoke",
                new RevokeRequest("keyCompromise", false))
            .as(200, Revoked.class);

    assertThat(revoked.revoked())
        .singleElement()
        .satisfies(c -> assertThat(c.reason()).isEqualTo("keyCompromise"));
    Problem after = server.with(carol).get("/api/v1/me").problem(401, "unauthenticated");
    assertThat(after.detail()).contains("is revoked");
  }

  @Test
  void a_revoked_operator_is_nobody() {
    Identity gone = Asking.issued(server, "operator", "login:gone");
    Client client = server.with(gone);
    assertThat(client.get(Asking.CERTIFICATES).status()).isEqualTo(200);

    server
        .administrator()
        .post(Asking.CERTIFICATES + "/" + Asking.serial(gone) + "/revoke")
        .as(200, Revoked.class);

    Problem problem = client.get(Asking.CERTIFICATES).problem(401, "unauthenticated");
    assertThat(problem.detail())
        .isEqualTo("the client certificate " + Asking.serial(gone) + " is revoked");
  }

  @Test
  void a_holder_takes_no_lineage_with_it() {
    server
        .with(bob)
        .post(
            Asking.CERTIFICATES + "/" + Asking.serial(bob) + "/revoke",
            new RevokeRequest("superseded", true))
        .problem(403, "forbidden");
  }

  @Test
  void the_last_administrator_cannot_be_revoked(@TempDir Path folder) {
    try (RunningServer other = RunningServer.start(folder)) {
      String admin = Asking.serial(other.operator());
      String revoke = Asking.CERTIFICATES + "/" + admin + "/revoke";

      Problem problem = other.administrator().post(revoke).problem(409, "conflict");
      assertThat(problem.detail()).contains("the last valid certificate of an administrator");
      Identity second = Asking.issued(other, "operator", "login:second");
      other.with(second).post(revoke).as(200, Revoked.class);
      other.administrator().get("/api/v1/me").problem(401, "unauthenticated");
    }
  }

  @Test
  void the_last_administrators_renewal_chain_cannot_be_revoked(@TempDir Path folder) {
    try (RunningServer other = RunningServer.start(folder)) {
      other
          .administrator()
          .post(
              Asking.RENEWALS,
              new EnrolRequest(null, null, TestCsrs.honest("login:admin").pem(), null))
          .as(201, RequestInfo.class);
      String revoke = Asking.CERTIFICATES + "/" + Asking.serial(other.operator()) + "/revoke";

      // Two are valid, and both would go.
      other.administrator().post(revoke, new RevokeRequest(null, true)).problem(409, "conflict");
      other.administrator().post(revoke).as(200, Revoked.class);
    }
  }

  @Test
  void a_page_of_another_site_uses_no_operators_certificate() {
    String own = "https://" + server.https().getAuthority();
    for (String[] headers :
        new String[][] {
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"},
          {"Origin", own, "Sec-Fetch-Site", "cross-site"}
        }) {
      server.administrator().get("/api/v1/me", headers).problem(403, "forbidden");
    }
    assertThat(server.administrator().get("/api/v1/me", "Origin", own).status()).isEqualTo(200);
    assertThat(server.administrator().get("/api/v1/me", "Sec-Fetch-Site", "none").status())
        .isEqualTo(200);
  }

  @Test
  void a_certificate_of_another_ca_does_not_get_through_tls() throws Exception {
    Instant now = server.clock().instant();
    Forge.Forged foreign =
        Forge.user("admin")
            .valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)))
            .by(Forge.root("CN=Other CA"));
    Identity identity =
        new Identity(
            List.of(new JcaX509CertificateConverter().getCertificate(foreign.certificate())),
            foreign.keys().getPrivate());

    assertThatThrownBy(() -> server.with(identity).get("/api/v1/me"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void a_token_outweighs_the_certificate_beside_it() {
    TokenInfo token = Asking.token(officer, "ftps-user", "login:tom");

    Caller caller =
        server
            .with(alice)
            .get("/api/v1/me", "Authorization", "Bearer " + token.token())
            .as(200, Caller.class);

    assertThat(caller.id()).isEqualTo("token:" + token.id());
  }

  @Test
  void an_unknown_token_is_told() {
    assertThat(
            server
                .bearer("slp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .get("/api/v1/me")
                .problem(401, "unauthenticated")
                .detail())
        .isEqualTo("this token was never given out here");
  }

  @Test
  void a_revoked_token_is_told() {
    TokenInfo token = Asking.token(officer, "ftps-user", "login:rita");
    officer.post(Asking.TOKENS + "/" + token.id() + "/revoke").as(200, TokenInfo.class);

    assertThat(
            server
                .bearer(token.token())
                .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:rita"))
                .problem(401, "unauthenticated")
                .detail())
        .isEqualTo("token " + token.id() + " is revoked, not open");
    officer.post(Asking.TOKENS + "/" + token.id() + "/revoke").problem(409, "conflict");
  }

  @Test
  void a_spent_token_is_told() {
    TokenInfo token = Asking.token(officer, "ftps-user", "login:sven");
    Client bearer = server.bearer(token.token());
    bearer
        .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:sven"))
        .as(201, RequestInfo.class);

    assertThat(
            bearer
                .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:sven"))
                .problem(401, "unauthenticated")
                .detail())
        .isEqualTo("token " + token.id() + " is spent, not open");
  }

  @Test
  void a_token_for_another_profile_is_told() {
    TokenInfo token = Asking.token(officer, "ftps-user", "login:paul");

    assertThat(
            server
                .bearer(token.token())
                .post(Asking.REQUESTS, Asking.honest("ftps-server", "dns:paul.example.com"))
                .problem(403, "forbidden")
                .detail())
        .contains("is for profile ftps-user, not ftps-server");
  }

  @Test
  void a_token_for_other_names_proves_nothing() {
    TokenInfo token = Asking.token(officer, "ftps-user", "login:paula");

    Problem problem =
        server
            .bearer(token.token())
            .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:root2"))
            .problem(422, "refused");

    assertThat(problem.violations())
        .singleElement()
        .satisfies(v -> assertThat(v.found()).isEqualTo("login:root2 (not a name of the token)"));
  }

  @Test
  void a_token_in_upper_case_bearer_is_understood() {
    TokenInfo token = Asking.token(officer, "ftps-user", "login:emma");

    assertThat(
            server
                .authorization("BEARER  " + token.token())
                .get("/api/v1/me")
                .as(200, Caller.class)
                .id())
        .isEqualTo("token:" + token.id());
  }

  @Test
  void a_token_request_that_cannot_be_is_told() {
    for (TokenRequest request :
        List.of(
            new TokenRequest(null, null, null, null),
            new TokenRequest("ftps-user", List.of("a"), "auditor", "1h"),
            new TokenRequest("ftps-user", List.of(), null, "1h"),
            new TokenRequest("ftps-user", List.of("a\u0000b"), null, "1h"),
            new TokenRequest("ftps-user", List.of("a"), null, "366d"),
            new TokenRequest("ftps-user", List.of("a"), null, "often"),
            new TokenRequest("nosuchprofile", List.of("a"), null, "1h"),
            new TokenRequest("operator", List.of("a"), null, "1h"),
            new TokenRequest(null, null, "king", "1h"),
            new TokenRequest(null, null, "requester", "1h"))) {
      server.administrator().post(Asking.TOKENS, request).problem(400, "bad-input");
    }
  }

  @Test
  void a_token_is_shown_once() {
    TokenInfo made = Asking.token(officer, "ftps-user", "login:once");

    assertThat(made.token()).startsWith("slp_");
    assertThat(officer.get(Asking.TOKENS + "?limit=1000").text())
        .contains(made.id())
        .doesNotContain(made.token());
    assertThat(Name.parse(made.names().get(0))).isEqualTo(Name.login("once"));
  }
}
