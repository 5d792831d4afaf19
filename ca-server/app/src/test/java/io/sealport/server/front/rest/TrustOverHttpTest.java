package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sealport.api.Decision;
import io.sealport.api.RevokeUserRequest;
import io.sealport.api.TrustRequest;
import io.sealport.api.TrustedAuthority;
import io.sealport.api.UserRevoked;
import io.sealport.pki.Forge;
import io.sealport.pki.Pem;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import io.sealport.testing.FakeClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Trusted CAs of others, and the end of a login, over REST. */
@ExtendWith(SharedServer.class)
class TrustOverHttpTest {

  private static final String TRUST = "/api/v1/trusted-authorities";
  private static final String BUNDLE = "/ca/client-ca.pem";

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private static String ca(String subject) {
    return Pem.certificate(
        Forge.ca(subject)
            .valid(
                FakeClock.START.minus(Duration.ofDays(1)),
                FakeClock.START.plus(Duration.ofDays(900)))
            .selfSigned()
            .certificate());
  }

  private static TrustRequest wanting(String pem) {
    return new TrustRequest(pem, null, null, "a partner");
  }

  @Test
  void an_administrator_lets_a_ca_in_and_out_and_the_public_bundle_follows() {
    String pem = ca("CN=Partner One");

    List<TrustedAuthority> added =
        server
            .administrator()
            .post(TRUST, wanting(pem))
            .as(201, new TypeReference<List<TrustedAuthority>>() {});

    String id = added.get(0).id();
    assertThat(added).singleElement().extracting(TrustedAuthority::by).isEqualTo("operator:admin");
    assertThat(server.plain().get(BUNDLE).text()).contains(pem);
    assertThat(server.administrator().get(TRUST + "/" + id).as(200, TrustedAuthority.class))
        .isEqualTo(added.get(0));
    String tag = server.plain().get(BUNDLE).header("ETag");
    assertThat(server.plain().get(BUNDLE, "If-None-Match", tag).status()).isEqualTo(304);
    server
        .administrator()
        .post(TRUST + "/" + id + "/remove", new Decision("over"))
        .as(200, TrustedAuthority.class);
    Answer after = server.plain().get(BUNDLE, "If-None-Match", tag);
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.text()).doesNotContain(pem);
    server.administrator().get(TRUST + "/" + id).problem(404, "not-found");
  }

  @Test
  void officers_and_auditors_read_and_change_nothing() {
    Client officer = server.with(Asking.issued(server, "officer", "login:truster"));
    Client auditor = server.with(Asking.issued(server, "auditor", "login:trustreader"));

    for (Client client : List.of(officer, auditor)) {
      assertThat(client.get(TRUST).status()).isEqualTo(200);
      client.post(TRUST, wanting(ca("CN=Partner Two"))).problem(403, "forbidden");
      client.post(TRUST + "/0/remove", new Decision("r")).problem(403, "forbidden");
    }
    server.anyone().get(TRUST).problem(401, "unauthenticated");
  }

  @Test
  void says_what_is_wrong_in_one_answer() {
    String user = Pem.certificate(Forge.user("eve").selfSigned().certificate());

    assertThat(server.administrator().post(TRUST, wanting(user)).problem(422, "refused").detail())
        .startsWith("trust.authority: found \"CN=eve\"");
    for (TrustRequest bad :
        List.of(
            wanting(null),
            wanting(" "),
            wanting("no pem"),
            wanting("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
            new TrustRequest(ca("CN=P3"), "no crl", null, null),
            new TrustRequest(ca("CN=P3"), null, List.of("ftp://127.0.0.1/x"), null),
            new TrustRequest(ca("CN=P3"), null, Collections.nCopies(21, "http://x"), null),
            new TrustRequest(ca("CN=P3"), null, null, "two\nlines"))) {
      server.administrator().post(TRUST, bad).problem(400, "bad-input");
    }
    server
        .administrator()
        .send("POST", TRUST, BodyPublishers.ofString("[]"), "Content-Type", "application/json")
        .problem(400, "bad-input");
  }

  @Test
  void an_officer_ends_a_login_twice_with_the_same_end() {
    Client officer = server.with(Asking.issued(server, "officer", "login:ender"));
    Asking.issued(server, "ftps-user", "login:leaver");
    RevokeUserRequest order = new RevokeUserRequest("leaver", "cessationOfOperation");

    UserRevoked first = officer.post("/api/v1/users/revoke", order).as(200, UserRevoked.class);
    UserRevoked second = officer.post("/api/v1/users/revoke", order).as(200, UserRevoked.class);

    assertThat(first.revoked()).hasSize(1);
    assertThat(second.revoked()).isEmpty();
    assertThat(second.already()).containsExactly(first.revoked().get(0).serial());
  }

  @Test
  void the_end_of_nobody_and_bad_reasons_are_told() {
    server
        .administrator()
        .post("/api/v1/users/revoke", new RevokeUserRequest("nobody-here", null))
        .problem(404, "not-found");
    server
        .administrator()
        .post("/api/v1/users/revoke", new RevokeUserRequest(null, null))
        .problem(400, "bad-input");
    server
        .administrator()
        .post("/api/v1/users/revoke", new RevokeUserRequest("x", "because"))
        .problem(400, "bad-input");
  }
}
