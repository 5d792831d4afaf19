package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.CertificateBundle;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.api.TokenRequest;
import io.sealport.fault.Violation;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around a policy through the real door, where proof and door make a difference. */
@ExtendWith(SharedServer.class)
class BypassTest {

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private Client holderOf(String profile, String... names) {
    return server.bearer(Asking.token(server.administrator(), profile, names).token());
  }

  private static List<Violation> refused(Answer answer) {
    return answer.problem(422, "refused").violations();
  }

  private static X509Certificate leaf(Answer answer) {
    CertificateBundle bundle = answer.as(201, RequestInfo.class).bundle();
    return Identity.certificates(bundle.certificate()).get(0);
  }

  @Test
  void a_token_vouches_for_no_name_that_only_the_csr_holds() {
    Client holder = holderOf("ftps-server", "dns:mine.example.com");

    for (TestCsrs csr :
        List.of(
            TestCsrs.ec().names("dns:mine.example.com", "dns:pay.example.com"),
            TestCsrs.ec().names("dns:mine.example.com").commonName("pay.example.com"),
            TestCsrs.ec()
                .names("dns:mine.example.com")
                .names(new GeneralName(GeneralName.dNSName, "PAY.example.com.")))) {
      assertThat(refused(holder.post(Asking.REQUESTS, Asking.with("ftps-server", csr.pem()))))
          .singleElement()
          .satisfies(
              v -> {
                assertThat(v.rule()).isEqualTo("proof.each-name");
                assertThat(v.found()).startsWith("dns:pay.example.com ");
              });
    }
  }

  @Test
  void a_name_by_word_does_not_hide_what_the_csr_holds() {
    Client holder = holderOf("ftps-server", "dns:mine2.example.com");

    assertThat(
            refused(
                holder.post(
                    Asking.REQUESTS,
                    new EnrolRequest(
                        "ftps-server",
                        List.of("mine2.example.com"),
                        TestCsrs.ec().names("dns:pay.example.com").pem(),
                        null))))
        .extracting(Violation::rule)
        .containsExactly("proof.each-name");
  }

  @Test
  void a_login_in_another_place_of_the_csr_is_a_second_login() {
    Client holder = holderOf("ftps-user", "login:mallory");

    for (TestCsrs csr :
        List.of(
            TestCsrs.ec().commonName("mallory").names(new GeneralName(new X500Name("CN=alice"))),
            TestCsrs.ec().commonName("alice").names("login:mallory"))) {
      assertThat(refused(holder.post(Asking.REQUESTS, Asking.with("ftps-user", csr.pem()))))
          .extracting(Violation::rule)
          .containsExactly("names.login");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"login:*", "login:al?ce", "login:[a-z]*"})
  void a_token_with_the_signs_of_a_pattern_is_of_that_very_login(String sign) {
    Client holder = holderOf("ftps-user", sign);

    assertThat(
            refused(
                holder.post(
                    Asking.REQUESTS,
                    Asking.with("ftps-user", TestCsrs.honest("login:alice").pem()))))
        .extracting(Violation::rule)
        .containsExactly("proof.each-name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "**.example.com", "dns:*.*.example.com", "f*.example.com", "dns:"})
  void no_token_is_made_for_a_pattern_of_hosts(String pattern) {
    server
        .administrator()
        .post(Asking.TOKENS, new TokenRequest("ftps-server", List.of(pattern), null, "1h"))
        .problem(400, "bad-input");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "ROOT", "r00t", "Ro0T", "anonymous", "FTP", "an0nym0us"})
  void a_denied_login_is_denied_to_the_administrator_in_every_spelling(String login) {
    Problem problem =
        server
            .administrator()
            .post(Asking.REQUESTS, Asking.with("ftps-user", TestCsrs.ec().commonName(login).pem()))
            .problem(422, "refused");

    assertThat(problem.violations()).extracting(Violation::rule).containsExactly("names.deny");
  }

  /** Everything that a CSR can ask for, and what was issued by the profile. */
  @Test
  void the_certificate_is_the_profiles_whatever_the_csr_asks_for() throws Exception {
    GeneralName evil =
        new GeneralName(GeneralName.uniformResourceIdentifier, "http://evil.example/");
    TestCsrs greedy =
        TestCsrs.of(TestKeys.ecOf("greedy"))
            .subject(
                new X500Name("C=US,O=Evil,OU=Admins,CN=greedy.example.com,E=boss@evil.example"))
            .names("dns:greedy.example.com")
            .extension(Extension.basicConstraints, new BasicConstraints(false))
            .keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyAgreement)
            .extension(
                Extension.extendedKeyUsage,
                new ExtendedKeyUsage(
                    new KeyPurposeId[] {
                      KeyPurposeId.anyExtendedKeyUsage, KeyPurposeId.id_kp_OCSPSigning
                    }))
            .extension(Extension.subjectKeyIdentifier, new SubjectKeyIdentifier(new byte[20]))
            .extension(
                Extension.cRLDistributionPoints,
                new CRLDistPoint(
                    new DistributionPoint[] {
                      new DistributionPoint(
                          new org.bouncycastle.asn1.x509.DistributionPointName(
                              new org.bouncycastle.asn1.x509.GeneralNames(evil)),
                          null,
                          null)
                    }))
            .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, DERNull.INSTANCE);

    X509Certificate leaf =
        leaf(
            server.administrator().post(Asking.REQUESTS, Asking.with("ftps-server", greedy.pem())));
    X509Certificate honest =
        leaf(
            server
                .administrator()
                .post(Asking.REQUESTS, Asking.honest("ftps-server", "dns:honest.example.com")));

    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=greedy.example.com");
    assertThat(leaf.getSubjectAlternativeNames())
        .containsExactly(List.of(GeneralName.dNSName, "greedy.example.com"));
    assertThat(leaf.getExtendedKeyUsage()).isEqualTo(honest.getExtendedKeyUsage());
    assertThat(leaf.getKeyUsage()).isEqualTo(honest.getKeyUsage());
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(leaf.getCriticalExtensionOIDs()).isEqualTo(honest.getCriticalExtensionOIDs());
    assertThat(leaf.getNonCriticalExtensionOIDs()).isEqualTo(honest.getNonCriticalExtensionOIDs());
    for (var same : List.of(Extension.cRLDistributionPoints, Extension.authorityInfoAccess)) {
      assertThat(leaf.getExtensionValue(same.getId()))
          .isEqualTo(honest.getExtensionValue(same.getId()));
    }
    assertThat(new String(leaf.getEncoded(), StandardCharsets.ISO_8859_1))
        .doesNotContain("evil", "Evil", "Admins");
  }

  @Test
  void what_the_approver_reads_is_what_is_issued() throws Exception {
    TestCsrs csr =
        TestCsrs.of(TestKeys.ecOf("read"))
            .names("dns:read.example.com", "ip:10.1.2.3")
            .names(new GeneralName(GeneralName.dNSName, "READ.example.com."))
            .commonName("Read.Example.com");
    RequestInfo waiting =
        server
            .anyone()
            .post(Asking.REQUESTS, Asking.with("ftps-server", csr.pem()))
            .as(202, RequestInfo.class);
    RequestInfo read =
        server.administrator().get(Asking.REQUESTS + "/" + waiting.id()).as(200, RequestInfo.class);

    assertThat(read.names()).containsExactly("dns:read.example.com", "ip:10.1.2.3");
    RequestInfo issued =
        server
            .administrator()
            .post(Asking.REQUESTS + "/" + waiting.id() + "/approve")
            .as(201, RequestInfo.class);
    assertThat(issued.bundle().info().names()).isEqualTo(read.names());
    assertThat(
            Identity.certificates(issued.bundle().certificate())
                .get(0)
                .getSubjectAlternativeNames())
        .hasSize(2);
  }

  @Test
  void a_renewal_takes_no_name_from_the_csr_that_only_looks_like_the_holders() {
    Identity current = Asking.issued(server, "ftps-user", "login:holder");

    for (TestCsrs csr :
        List.of(
            TestCsrs.of(TestKeys.fresh()).commonName("Holder"),
            TestCsrs.of(TestKeys.fresh()).commonName("h\u043elder"),
            TestCsrs.of(TestKeys.fresh()).commonName("holder ").names("login:holder"))) {
      assertThat(
              refused(
                  server
                      .with(current)
                      .post(Asking.RENEWALS, new EnrolRequest(null, null, csr.pem(), null))))
          .extracting(Violation::rule)
          .containsAnyOf("names.login", "names.form");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"profile\":\"ftps-user\",\"names\":[\"login:a\"],\"names\":[\"login:b\"],\"csr\":\"CSR\"}",
        "{\"profile\":\"ftps-user\",\"profile\":\"operator\",\"csr\":\"CSR\"}",
        "{\"profile\":\"ftps-user\",\"names\":[null],\"csr\":\"CSR\"}",
        "{\"profile\":\"ftps-user\",\"names\":[[\"login:a\"]],\"csr\":\"CSR\"}",
        "{\"profile\":\"ftps-user\",\"name\":\"login:a\",\"csr\":\"CSR\"}",
        "{\"profile\":\"ftps-user\",\"evidence\":[\"operator\"],\"csr\":\"CSR\"}"
      })
  void a_body_that_says_two_things_is_bad_input(String body) {
    String csr = TestCsrs.honest("login:bodily").pem().replace("\n", "\\n");

    server
        .administrator()
        .post(
            Asking.REQUESTS,
            body.replace("CSR", csr).getBytes(StandardCharsets.UTF_8),
            "application/json")
        .problem(400, "bad-input");
  }
}
