package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sealport.api.EnrolRequest;
import io.sealport.api.Page;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.fault.Violation;
import io.sealport.pki.BadCsrs;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad CSR is one clear problem and leaves nothing behind. */
@ExtendWith(SharedServer.class)
class BadCsrTest {

  private RunningServer server;
  private long certificatesBefore;

  @BeforeEach
  void look(RunningServer shared) {
    server = shared;
    certificatesBefore = certificates();
  }

  @AfterEach
  void nothing_was_issued() {
    assertThat(certificates()).isEqualTo(certificatesBefore);
  }

  private long certificates() {
    return server
        .administrator()
        .get(Asking.CERTIFICATES + "?limit=1000")
        .as(200, Page.class)
        .items()
        .size();
  }

  /** As the administrator, so that nothing but the CSR can be the reason. */
  private Answer ask(EnrolRequest request) {
    return server.administrator().post(Asking.REQUESTS, request);
  }

  static Stream<Arguments> unreadable() {
    KeyPair key = TestKeys.ec();
    byte[] good = TestCsrs.honest("dns:ftp.example.com").der();
    String pem = TestCsrs.honest("dns:ftp.example.com").pem();
    KeyPair rsa = TestKeys.of("rsa-2048");
    return Stream.of(
        arguments("words", "hello", "not a certificate request"),
        arguments("a certificate", Pem.encode("CERTIFICATE", good), "wanted a CERTIFICATE REQUEST"),
        arguments("a private key", Keys.pem(key.getPrivate()), "wanted a CERTIFICATE REQUEST"),
        arguments("two requests", pem + pem, "holds 2 PEM blocks"),
        arguments("half a PEM block", pem.substring(0, pem.length() / 2), "damaged PEM"),
        arguments(
            "truncated bytes",
            request(Arrays.copyOf(good, good.length - 3)),
            "certificate request"),
        arguments(
            "trailing bytes", request(Arrays.copyOf(good, good.length + 3)), "3 bytes follow"),
        arguments("no bytes", request(new byte[0]), "the request is empty"),
        arguments("some bytes", request(new byte[] {1, 2, 3}), "certificate request"),
        arguments(
            "another's key",
            TestCsrs.ec().claiming(Keys.info(TestKeys.fresh().getPublic())).pem(),
            "was not made by the key"),
        arguments(
            "MD5",
            request(
                TestCsrs.of(rsa)
                    .names("dns:ftp.example.com")
                    .der("MD5withRSA", PKCSObjectIdentifiers.md5WithRSAEncryption)),
            "the CSR"),
        arguments(
            "SHA-1",
            request(
                TestCsrs.of(rsa)
                    .names("dns:ftp.example.com")
                    .der("SHA1withRSA", PKCSObjectIdentifiers.sha1WithRSAEncryption)),
            "the CSR"));
  }

  private static String request(byte[] der) {
    return Pem.encode("CERTIFICATE REQUEST", der);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void what_is_no_good_request_is_bad_input(String what, String csr, String words) {
    Problem problem = ask(Asking.with("ftps-server", csr)).problem(400, "bad-input");

    assertThat(problem.detail()).contains(words);
    assertThat(problem.violations()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void and_so_it_is_for_strangers(String what, String csr, String words) {
    server
        .anyone()
        .post(Asking.REQUESTS, Asking.with("ftps-server", csr))
        .problem(400, "bad-input");
  }

  static Stream<Arguments> bad() {
    return BadCsrs.all().entrySet().stream().map(e -> arguments(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void what_is_bad_is_the_senders_fault_and_told_soon(String what, byte[] csr) {
    String text = Pem.isPem(csr) ? new String(csr, StandardCharsets.ISO_8859_1) : request(csr);
    for (String profile : List.of("ftps-server", "ftps-user")) {
      Answer answer = assertTimeout(Duration.ofSeconds(10), () -> ask(Asking.with(profile, text)));

      assertThat(answer.status()).isIn(400, 413, 422);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  @Test
  void no_csr_is_told() {
    for (String csr : new String[] {null, "", "  \n"}) {
      assertThat(ask(Asking.with("ftps-server", csr)).problem(400, "bad-input").detail())
          .isEqualTo("the request holds no CSR");
    }
  }

  private List<String> violations(EnrolRequest request) {
    Problem problem = ask(request).problem(422, "refused");
    assertThat(problem.violations())
        .isNotEmpty()
        .allSatisfy(
            v -> {
              assertThat(v.rule()).isNotBlank();
              assertThat(v.found()).isNotBlank();
              assertThat(v.limit()).isNotBlank();
            });
    return problem.violations().stream().map(Violation::rule).toList();
  }

  private String found(EnrolRequest request) {
    return ask(request).problem(422, "refused").violations().stream()
        .map(Violation::found)
        .toList()
        .toString();
  }

  @Test
  void ca_true_is_refused() {
    assertThat(
            violations(
                Asking.with("ftps-server", TestCsrs.ec().names("dns:ftp.example.com").ca().pem())))
        .containsExactly("csr.powers");
  }

  @Test
  void the_power_to_sign_certificates_is_refused() {
    assertThat(
            found(
                Asking.with(
                    "ftps-server",
                    TestCsrs.ec()
                        .names("dns:ftp.example.com")
                        .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                        .pem())))
        .contains("keyCertSign", "cRLSign");
  }

  @Test
  void a_name_outside_policy_refuses_the_whole_request_and_is_never_dropped() {
    String found = found(Asking.honest("ftps-user", "login:alice", "dns:ftp.example.com"));

    assertThat(found).contains("dns:ftp.example.com").doesNotContain("login:alice");
  }

  @Test
  void every_violation_is_told_at_once() {
    Problem problem =
        ask(new EnrolRequest(
                "ftps-server",
                List.of("*.example.com", "login:alice"),
                TestCsrs.of(TestKeys.of("rsa-1024")).ca().pem(),
                "200d"))
            .problem(422, "refused");

    assertThat(problem.violations())
        .extracting(Violation::rule)
        .contains("csr.powers", "keys.allow", "validity.max")
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(problem.violations().toString())
        .contains("*.example.com", "login:alice", "rsa-1024", "200d");
    assertThat(problem.detail()).contains(problem.violations().size() + " violations");
  }

  @Test
  void no_names_at_all_are_refused() {
    assertThat(violations(Asking.with("ftps-server", TestCsrs.ec().pem()))).isNotEmpty();
    assertThat(violations(Asking.with("ftps-user", TestCsrs.ec().pem()))).isNotEmpty();
  }

  @Test
  void a_list_of_names_without_one_is_bad_input() {
    assertThat(
            ask(Asking.with("ftps-server", TestCsrs.ec().emptyNames().pem()))
                .problem(400, "bad-input")
                .detail())
        .isEqualTo("the CSR's subjectAltName holds no name");
  }

  /** NUL, newline, return, escape, delete, next line, and three that nobody sees. */
  static IntStream strangeCharacters() {
    return IntStream.of(0, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x202e);
  }

  @ParameterizedTest
  @MethodSource("strangeCharacters")
  void a_control_character_in_an_explicit_name_is_refused_and_not_repeated(int codePoint) {
    String character = Character.toString(codePoint);
    for (String profile : List.of("ftps-server", "ftps-user")) {
      String type = profile.equals("ftps-server") ? "dns:" : "login:";
      Answer answer =
          ask(
              new EnrolRequest(
                  profile,
                  List.of(type + "ftp" + character + ".example.com"),
                  TestCsrs.ec().pem(),
                  null));

      answer.problem(422, "refused");
      assertThat(answer.text()).doesNotContain(character);
    }
  }

  @ParameterizedTest
  @MethodSource("strangeCharacters")
  void a_control_character_in_the_csr_is_refused_and_not_repeated(int codePoint) {
    String character = Character.toString(codePoint);
    String name = "ftp.example.com" + character + ".evil.example";
    Answer subject = ask(Asking.with("ftps-user", TestCsrs.ec().commonName(name).pem()));

    subject.problem(422, "refused");
    assertThat(subject.text()).doesNotContain(character);
    if (codePoint < 128) {
      Answer alternative =
          ask(
              Asking.with(
                  "ftps-server",
                  TestCsrs.ec()
                      .names(new GeneralName(GeneralName.dNSName, new DERIA5String(name)))
                      .pem()));
      alternative.problem(422, "refused");
      assertThat(alternative.text()).doesNotContain(character);
    }
  }

  @Test
  void a_weak_key_is_refused() {
    assertThat(
            violations(
                Asking.with(
                    "ftps-server",
                    TestCsrs.of(TestKeys.of(new KeyType(KeyType.Family.RSA, 1024)))
                        .names("dns:ftp.example.com")
                        .pem())))
        .contains("keys.allow");
  }

  @Test
  void an_unknown_profile_is_told_with_the_known_ones() {
    Problem problem = ask(Asking.honest("ftp\nserver", "dns:a.example")).problem(400, "bad-input");

    assertThat(problem.detail()).isEqualTo("no profile \"ftp\\u000aserver\"");
    assertThat(problem.hint()).contains("ftps-server", "ftps-user");
  }

  @Test
  void no_profile_is_told() {
    for (String profile : new String[] {null, ""}) {
      assertThat(ask(Asking.honest(profile, "dns:a.example")).problem(400, "bad-input").detail())
          .isEqualTo("the request names no profile");
    }
  }

  @Test
  void a_validity_that_is_none_is_told() {
    for (String validity : List.of("soon", "", "-1d", "0d", "99999999999999d", "1y")) {
      Answer answer =
          ask(
              new EnrolRequest(
                  "ftps-server", null, TestCsrs.honest("dns:ftp.example.com").pem(), validity));

      answer.problem(400, "bad-input");
    }
  }

  @Test
  void a_csr_above_its_limit_is_too_large() {
    String csr = request(new byte[70 * 1024]);

    Problem problem = ask(Asking.with("ftps-server", csr)).problem(413, "too-large");

    assertThat(problem.detail()).contains("65536");
  }

  @Test
  void too_many_names_are_refused() {
    String[] names =
        IntStream.range(0, 21).mapToObj(i -> "dns:ftp" + i + ".example.com").toArray(String[]::new);

    assertThat(violations(Asking.honest("ftps-server", names))).isNotEmpty();
  }

  @Test
  void an_operators_refusal_is_kept_to_be_looked_at() {
    Problem problem =
        ask(Asking.honest("ftps-server", "dns:*.example.com")).problem(422, "refused");

    RequestInfo kept =
        server
            .administrator()
            .get(Asking.REQUESTS + "/" + problem.request())
            .as(200, RequestInfo.class);

    assertThat(kept.status()).isEqualTo("refused");
    assertThat(kept.violations()).isEqualTo(problem.violations());
  }
}
