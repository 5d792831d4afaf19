package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sealport.api.AuthorityInfo;
import io.sealport.api.CertificateBundle;
import io.sealport.api.Decision;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Page;
import io.sealport.api.ProfileInfo;
import io.sealport.api.RequestInfo;
import io.sealport.api.ServerInfo;
import io.sealport.api.TokenInfo;
import io.sealport.pki.TestCsrs;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import io.sealport.server.boot.TestHome;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a request to a certificate, in every way there is. */
@ExtendWith(SharedServer.class)
class EnrolmentTest {

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private RequestInfo pending(String name) {
    return server
        .anyone()
        .post(Asking.REQUESTS, Asking.honest("ftps-server", name))
        .as(202, RequestInfo.class);
  }

  private RequestInfo look(String id) {
    return server.anyone().get(Asking.REQUESTS + "/" + id).as(200, RequestInfo.class);
  }

  @Test
  void an_operator_asks_and_is_given() throws Exception {
    RequestInfo request =
        server
            .administrator()
            .post(Asking.REQUESTS, Asking.honest("ftps-server", "dns:ftp.example.com"))
            .as(201, RequestInfo.class);

    assertThat(request.status()).isEqualTo("issued");
    assertThat(request.requester()).isEqualTo("operator:admin");
    CertificateBundle bundle = request.bundle();
    List<X509Certificate> chain =
        Identity.certificates(bundle.certificate() + bundle.chain() + bundle.root());
    assertThat(chain).hasSize(3);
    chain.get(0).verify(chain.get(1).getPublicKey());
    chain.get(1).verify(chain.get(2).getPublicKey());
    assertThat(chain.get(2)).isEqualTo(server.root());
    assertThat(chain.get(0).getSerialNumber().toString(16)).isEqualTo(request.serial());
    assertThat(chain.get(0).getSubjectX500Principal().getName()).isEqualTo("CN=ftp.example.com");
    assertThat(Identity.certificates(bundle.clientCa())).hasSize(2).last().isEqualTo(chain.get(2));
    assertThat(bundle.crls().split("BEGIN X509 CRL")).hasSize(4);
  }

  @Test
  void a_token_is_given_a_certificate_for_its_names() {
    TokenInfo token = Asking.token(server.administrator(), "ftps-server", "files.example.com");

    RequestInfo request =
        server
            .bearer(token.token())
            .post(Asking.REQUESTS, Asking.honest("ftps-server", "dns:files.example.com"))
            .as(201, RequestInfo.class);

    assertThat(request.requester()).isEqualTo("token:" + token.id());
    assertThat(request.names()).containsExactly("dns:files.example.com");
  }

  @Test
  void names_may_be_given_beside_the_csr() {
    RequestInfo request =
        server
            .administrator()
            .post(
                Asking.REQUESTS,
                new EnrolRequest(
                    "ftps-server",
                    List.of("a.example.com", "10.1.2.3", "dns:b.example.com"),
                    TestCsrs.honest("dns:c.example.com").pem(),
                    "3d"))
            .as(201, RequestInfo.class);

    assertThat(request.names())
        .containsExactlyInAnyOrder(
            "dns:a.example.com", "ip:10.1.2.3", "dns:b.example.com", "dns:c.example.com");
  }

  @Test
  void a_stranger_waits_and_is_given_when_an_operator_approves() {
    RequestInfo asked = pending("dns:waiting.example.com");
    assertThat(asked.bundle()).isNull();
    assertThat(asked.demands()).hasSize(1);
    assertThat(look(asked.id()).status()).isEqualTo("pending");

    RequestInfo approved =
        server
            .administrator()
            .post(Asking.REQUESTS + "/" + asked.id() + "/approve", new Decision("by phone"))
            .as(201, RequestInfo.class);

    assertThat(approved.status()).isEqualTo("issued");
    RequestInfo fetched = look(asked.id());
    assertThat(fetched.bundle().certificate()).isEqualTo(approved.bundle().certificate());
    assertThat(fetched.decidedBy()).isEqualTo("operator:admin");
    assertThat(fetched.reason()).isEqualTo("by phone");
  }

  @Test
  void an_approval_needs_no_words_and_no_body() {
    RequestInfo asked = pending("dns:wordless.example.com");

    assertThat(
            server
                .administrator()
                .post(Asking.REQUESTS + "/" + asked.id() + "/approve")
                .as(201, RequestInfo.class)
                .status())
        .isEqualTo("issued");
  }

  @Test
  void a_second_approval_is_a_conflict() {
    RequestInfo asked = pending("dns:twice.example.com");
    server
        .administrator()
        .post(Asking.REQUESTS + "/" + asked.id() + "/approve")
        .as(201, RequestInfo.class);

    assertThat(
            server
                .administrator()
                .post(Asking.REQUESTS + "/" + asked.id() + "/approve")
                .problem(409, "conflict")
                .detail())
        .isEqualTo("request " + asked.id() + " is issued, not pending");
    server
        .administrator()
        .post(Asking.REQUESTS + "/" + asked.id() + "/reject", new Decision("too late"))
        .problem(409, "conflict");
  }

  @Test
  void a_rejection_needs_a_reason_that_the_requester_reads() {
    RequestInfo asked = pending("dns:rejected.example.com");
    String reject = Asking.REQUESTS + "/" + asked.id() + "/reject";
    server.administrator().post(reject).problem(400, "bad-input");
    server.administrator().post(reject, new Decision("  ")).problem(400, "bad-input");
    server.administrator().post(reject, new Decision("x".repeat(501))).problem(400, "bad-input");
    server.administrator().post(reject, new Decision("one\ntwo")).problem(400, "bad-input");
    assertThat(look(asked.id()).status()).isEqualTo("pending");

    server
        .administrator()
        .post(reject, new Decision("not one of our hosts"))
        .as(200, RequestInfo.class);

    assertThat(look(asked.id()).status()).isEqualTo("rejected");
    assertThat(look(asked.id()).reason()).isEqualTo("not one of our hosts");
  }

  @Test
  void operators_list_requests_by_status_and_profile() {
    RequestInfo asked = pending("dns:listed.example.com");
    TypeReference<Page<RequestInfo>> page = new TypeReference<>() {};

    assertThat(
            server
                .administrator()
                .get(Asking.REQUESTS + "?status=pending&profile=ftps-server&limit=1000")
                .as(200, page)
                .items())
        .allMatch(r -> r.status().equals("pending"))
        .allMatch(r -> r.bundle() == null)
        .extracting(RequestInfo::id)
        .contains(asked.id());
    assertThat(
            server
                .administrator()
                .get(Asking.REQUESTS + "?status=pending&profile=ftps-user&limit=1000")
                .as(200, page)
                .items())
        .extracting(RequestInfo::id)
        .doesNotContain(asked.id());
  }

  @Test
  void anyone_may_know_which_server_this_is() {
    ServerInfo info = server.anyone().get("/api/v1/server").as(200, ServerInfo.class);

    assertThat(info.name()).isEqualTo(TestHome.NAME);
    assertThat(info.baseUrl()).isEqualTo(TestHome.BASE_URL);
    assertThat(info.version()).isNotBlank();
  }

  @Test
  void anyone_may_know_the_cas() {
    List<AuthorityInfo> cas =
        server
            .anyone()
            .get("/api/v1/authorities")
            .as(200, new TypeReference<List<AuthorityInfo>>() {});

    assertThat(cas).extracting(AuthorityInfo::id).containsExactly("root", "servers", "users");
    assertThat(cas)
        .allSatisfy(
            ca -> {
              assertThat(ca.crl()).isEqualTo(TestHome.BASE_URL + "/crl/" + ca.id() + ".crl");
              assertThat(ca.ocsp()).isEqualTo(TestHome.BASE_URL + "/ocsp");
              assertThat(ca.crlNumber()).isNotNull();
              assertThat(ca.crlNextUpdate()).isAfter(server.clock().instant());
            });
    assertThat(
            server.anyone().get("/api/v1/authorities/users").as(200, AuthorityInfo.class).sha256())
        .isEqualTo(cas.get(2).sha256());
  }

  @Test
  void operators_read_the_profiles_with_their_text() {
    ProfileInfo profile =
        server.administrator().get("/api/v1/profiles/ftps-server").as(200, ProfileInfo.class);

    assertThat(profile.yaml()).contains("profile: ftps-server");
    assertThat(
            server
                .administrator()
                .get("/api/v1/profiles")
                .as(200, new TypeReference<List<ProfileInfo>>() {}))
        .extracting(ProfileInfo::name)
        .contains("ftps-server", "ftps-user", "operator")
        .isSorted();
  }
}
