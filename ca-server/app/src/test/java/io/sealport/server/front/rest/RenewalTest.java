package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.CertificateBundle;
import io.sealport.api.CertificateInfo;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.api.RevokeRequest;
import io.sealport.api.Revoked;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Renewal with the current certificate, and revocation of what came of it. */
@ExtendWith(SharedServer.class)
class RenewalTest {

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private Answer renew(Identity current, String csr) {
    return server.with(current).post(Asking.RENEWALS, new EnrolRequest(null, null, csr, null));
  }

  /** Renewed with a key of its own. */
  private Identity renewed(Identity current, String... names) {
    KeyPair key = TestKeys.fresh();
    CertificateBundle bundle =
        renew(current, Asking.csr(key, names)).as(201, RequestInfo.class).bundle();
    return Identity.of(bundle, key);
  }

  private CertificateInfo look(Identity identity) {
    return server
        .administrator()
        .get(Asking.CERTIFICATES + "/" + Asking.serial(identity))
        .as(200, CertificateBundle.class)
        .info();
  }

  @Test
  void keeps_the_names_and_says_what_it_replaces() {
    Identity first = Asking.issued(server, "ftps-user", "login:alice", "email:a@example.com");

    Identity second = renewed(first, "login:alice");
    Identity third = renewed(second, "login:alice");

    assertThat(look(third).names()).containsExactlyInAnyOrder("login:alice", "email:a@example.com");
    assertThat(look(third).replaces()).isEqualTo(Asking.serial(second));
    assertThat(look(third).lineage()).isEqualTo(Asking.serial(first));
    assertThat(look(second).replacedBy()).isEqualTo(Asking.serial(third));
    assertThat(look(third).requester()).isEqualTo("certificate:" + Asking.serial(second));
    assertThat(third.leaf().getPublicKey()).isNotEqualTo(first.leaf().getPublicKey());
  }

  @Test
  void a_servers_certificate_renews_though_it_is_for_servers_alone() throws Exception {
    Identity first = Asking.issued(server, "ftps-server", "dns:renew.example.com");
    assertThat(first.leaf().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");

    Identity second = renewed(first, "dns:renew.example.com");

    assertThat(look(second).names()).containsExactly("dns:renew.example.com");
  }

  @Test
  void refuses_a_name_that_the_current_certificate_has_not() {
    Identity current = Asking.issued(server, "ftps-server", "dns:one.example.com");

    Problem problem =
        renew(current, TestCsrs.honest("dns:one.example.com", "dns:two.example.com").pem())
            .problem(422, "refused");

    assertThat(problem.violations())
        .singleElement()
        .satisfies(
            v ->
                assertThat(v.found())
                    .isEqualTo("dns:two.example.com (not in the certificate being renewed)"));
  }

  @Test
  void takes_neither_names_nor_a_profile_beside_the_csr() {
    Identity current = Asking.issued(server, "ftps-user", "login:sneaky");
    String csr = TestCsrs.honest("login:sneaky").pem();

    for (EnrolRequest request :
        List.of(
            new EnrolRequest("operator", null, csr, null),
            new EnrolRequest(null, List.of("login:other"), csr, null))) {
      Problem problem =
          server.with(current).post(Asking.RENEWALS, request).problem(400, "bad-input");
      assertThat(problem.detail()).contains("keeps the certificate's profile and names");
    }
  }

  @Test
  void refuses_what_was_revoked() {
    Identity current = Asking.issued(server, "ftps-user", "login:revoked");
    server
        .administrator()
        .post(Asking.CERTIFICATES + "/" + Asking.serial(current) + "/revoke")
        .as(200, Revoked.class);

    Problem problem =
        renew(current, TestCsrs.honest("login:revoked").pem()).problem(401, "unauthenticated");

    assertThat(problem.detail()).contains("is revoked");
  }

  @Test
  void needs_the_current_certificate() {
    server
        .anyone()
        .post(
            Asking.RENEWALS,
            new EnrolRequest(null, null, TestCsrs.honest("dns:a.example").pem(), null))
        .problem(401, "unauthenticated");
    String token = Asking.token(server.administrator(), "ftps-user", "login:tokenbearer").token();
    server
        .bearer(token)
        .post(
            Asking.RENEWALS,
            new EnrolRequest(null, null, TestCsrs.honest("login:tokenbearer").pem(), null))
        .problem(403, "forbidden");
  }

  @Test
  void a_bad_csr_is_told() {
    Identity current = Asking.issued(server, "ftps-user", "login:clumsy");

    renew(current, "hello").problem(400, "bad-input");
    renew(current, null).problem(400, "bad-input");
  }

  @Test
  void a_renewal_asks_for_no_more_than_the_profile_gives() {
    Identity current = Asking.issued(server, "ftps-user", "login:longing");

    Problem problem =
        server
            .with(current)
            .post(
                Asking.RENEWALS,
                new EnrolRequest(null, null, TestCsrs.honest("login:longing").pem(), "300d"))
            .problem(422, "refused");

    assertThat(problem.violations()).extracting("rule").contains("validity.max");
  }

  @Test
  void an_operator_renews_as_itself() {
    Identity operator = Asking.issued(server, "operator", "login:longterm");

    Identity next = renewed(operator, "login:longterm");

    assertThat(look(next).profile()).isEqualTo("operator");
    assertThat(server.with(next).get(Asking.CERTIFICATES).status()).isEqualTo(200);
  }

  @Test
  void a_whole_renewal_chain_is_revoked_at_once() {
    Identity first = Asking.issued(server, "ftps-user", "login:chain");
    Identity second = renewed(first, "login:chain");
    Identity third = renewed(second, "login:chain");

    Revoked revoked =
        server
            .administrator()
            .post(
                Asking.CERTIFICATES + "/" + Asking.serial(second) + "/revoke",
                new RevokeRequest("keyCompromise", true))
            .as(200, Revoked.class);

    assertThat(revoked.revoked())
        .extracting(CertificateInfo::serial)
        .containsExactly(Asking.serial(first), Asking.serial(second), Asking.serial(third));
    assertThat(look(third).status()).isEqualTo("revoked");
    assertThat(look(third).reason()).isEqualTo("keyCompromise");
  }

  @Test
  void a_second_revocation_is_a_conflict_and_a_wrong_reason_is_told() {
    Identity identity = Asking.issued(server, "ftps-user", "login:twice");
    String revoke = Asking.CERTIFICATES + "/" + Asking.serial(identity) + "/revoke";
    Problem problem =
        server
            .administrator()
            .post(revoke, new RevokeRequest("because", false))
            .problem(400, "bad-input");
    assertThat(problem.detail()).contains("because", "keyCompromise");
    server.administrator().post(revoke, new RevokeRequest(null, null)).as(200, Revoked.class);

    server.administrator().post(revoke).problem(409, "conflict");
  }
}
