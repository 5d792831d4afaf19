package io.sealport.cli.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Json;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeRegistration;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.fake.Ways;
import io.sealport.fault.Fault;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyHash;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.ProofText;
import io.sealport.pki.ProofText.Purpose;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code request}, {@code request resume} and {@code renew} do about what is owed. */
class ProveRequestTest {

  private static final String SECRET = " s3cret with blanks ";

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final FakeRegistration registration = new FakeRegistration(server, ca, Name.Type.DNS);
  private Path trust = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void a_folder() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    out = folder.resolve("out");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void says_what_is_owed_and_how_each_way_works_here() {
    registration.owes(Ways.endpointKey(), Ways.dns01(), Ways.approval("certificate"));

    Cli.Run run = request();

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err().lines())
        .containsSequence(
            "pending: request r1 is not issued yet",
            "  dns:ftp.example.com: still to be proven by endpoint-key or dns-01",
            "    by endpoint-key:",
            "      serve a certificate of the request's key; `" + out + "/challenge` has one",
            "      on vsftpd:",
            "        `rsa_cert_file=" + out + "/challenge/cert.pem`",
            "        restart vsftpd",
            "      on ProFTPD:",
            "        `TLSECCertificateFile " + out + "/challenge/cert.pem`",
            "      on any other server:",
            "        serve `" + out + "/challenge/cert.pem`",
            "      then run `sealport request resume r1 --out " + out + there() + "`",
            "    by dns-01:",
            "      put a TXT record",
            "  the certificate: still wants approval",
            "    by approval:",
            "      2 officers approve it (1 has): `sealport requests approve r1`",
            "hint: sealport request resume r1 --out " + out + there());
    assertThat(registration.resumed()).isEmpty();
  }

  @Test
  void the_words_are_those_of_the_server_that_is_named() {
    registration.owes(Ways.endpointKey());

    assertThat(request("--ftp-server", "vsftpd").err())
        .contains("on vsftpd:", "restart vsftpd")
        .doesNotContain("ProFTPD", "any other");
    assertThat(resume("--ftp-server", "pureftpd").err())
        .contains("on Pure-FTPd:", "serve `" + out + "/challenge/cert.pem`")
        .doesNotContain("vsftpd", "TLSEC");
    Cli.Run wrong = resume("--ftp-server", "wuftpd");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .startsWith("error: --ftp-server \"wuftpd\"; wanted one of vsftpd, proftpd, pureftpd,");
  }

  @Test
  void a_step_that_does_not_say_how_the_command_takes_an_answer_is_completed() {
    registration.owes(
        Ways.ftpLogin(),
        Ways.of(
            "requester", "oidc", "run `sealport request resume r1 --oidc-token-file F`", Map.of()));

    assertThat(request().err())
        .contains("who asks: still to be proven by oidc")
        .contains("with --ask from the terminal, with --ftp-password-file FILE from a file")
        .contains("`sealport request resume r1 --oidc-token-file F --out " + out + there() + "`")
        .doesNotContain("takes the token with");
  }

  @Test
  void resuming_signs_with_the_requests_key_and_delivers() throws Exception {
    registration.owes(Ways.endpointKey());
    request();
    registration.onResume(
        "issued", Ways.found("endpoint-key", Ways.NAME, "proven", "port 21 serves the key"));

    Cli.Run run = resume();

    assertThat(run.code()).as(run.err()).isZero();
    Csr csr = csr();
    ProofText text =
        new ProofText(Purpose.ENDPOINT_KEY, "r1", Ways.NONCE, KeyHash.of(csr.publicKey()));
    String proof = registration.answered("endpoint-key", "proof");
    assertThat(text.isSignedBy(csr.publicKey(), proof)).isTrue();
    assertThat(run.err())
        .contains("  dns:ftp.example.com by endpoint-key: proven: port 21 serves the key");
    assertThat(out.resolve("key.pem")).exists();
    assertThat(out.resolve("request.json")).doesNotExist();
  }

  @Test
  void the_nonce_may_stand_in_the_text_that_is_to_be_signed() {
    registration.owes(Ways.dns01());
    request();
    Csr csr = csr();
    ProofText text =
        new ProofText(Purpose.ENDPOINT_KEY, "r1", Ways.NONCE, KeyHash.of(csr.publicKey()));
    registration.owes(Ways.endpointKey(text.text()));

    assertThat(resume().code()).isEqualTo(4);

    assertThat(text.isSignedBy(csr.publicKey(), registration.answered("endpoint-key", "proof")))
        .isTrue();
  }

  @Test
  void signs_nothing_that_is_not_of_this_request() {
    registration.owes(Ways.dns01());
    request();
    String other =
        new ProofText(Purpose.RENEWAL, "r1", Ways.NONCE, KeyHash.of(csr().publicKey())).text();

    for (String text : List.of(other, other.replace("r1", "r2"), "nonce: " + Ways.NONCE)) {
      registration.owes(Ways.endpointKey(text));
      Cli.Run run = resume();
      assertThat(run.code()).isEqualTo(8);
      assertThat(run.err()).contains("wants another text signed").contains("nothing was signed");
    }
    registration.owes(Ways.endpointKey("no such line"));
    assertThat(resume().err()).contains("did not say which nonce endpoint-key wants signed");
    assertThat(registration.resumed()).isEmpty();
  }

  @Test
  void what_was_found_and_is_still_owed_is_told_and_is_4() throws Exception {
    registration.owes(Ways.dns01(), Ways.approval("certificate"));
    request();
    registration.onResume(
        "",
        Ways.found("dns-01", Ways.NAME, "not-proven", "an older finding"),
        Ways.found("dns-01", Ways.NAME, "not-proven", "no TXT record"),
        Ways.found("http-01", Ways.NAME, "running", ""),
        Ways.approved("ada", "officer:ada (known)"));

    Cli.Run run = resume("--json");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .contains("dns:ftp.example.com by dns-01: not proven: no TXT record")
        .contains("dns:ftp.example.com by http-01: still being looked at")
        .contains("approved by officer:ada (known)")
        .contains("still to be proven by dns-01")
        .doesNotContain("an older finding");
    JsonNode json = Json.mapper().readTree(run.out());
    assertThat(json.get("status").asText()).isEqualTo("pending");
    assertThat(json.get("demands").findValuesAsText("subject"))
        .containsExactly("dns:ftp.example.com", "certificate");
    assertThat(json.get("steps").findValuesAsText("check")).containsExactly("dns-01", "approval");
    assertThat(json.get("attempts").findValuesAsText("statement")).contains("no TXT record");
  }

  @Test
  void a_password_comes_from_a_file_and_is_seen_nowhere() throws Exception {
    registration.owes(Ways.ftpLogin());
    request();

    Cli.Run run = resume("--ftp-password-file", secret("password", SECRET + "\n"), "--json");

    assertThat(run.code()).isEqualTo(4);
    assertThat(registration.answered("ftp-login", "password")).isEqualTo(SECRET);
    assertThat(run.out() + run.err() + Files.readString(out.resolve("request.json")))
        .doesNotContain("s3cret");
    assertThat(registration.resumed().get(0).toString()).doesNotContain("s3cret");
  }

  @Test
  void a_file_that_others_may_read_or_that_holds_no_single_secret_is_refused() throws Exception {
    registration.owes(Ways.ftpLogin());
    request();
    Path open = secret("open", SECRET);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));

    Cli.Run readable = resume("--ftp-password-file", open);
    assertThat(readable.code()).isEqualTo(2);
    assertThat(readable.err())
        .contains("others than its owner may read or write " + open)
        .contains("hint: chmod 600 " + open)
        .doesNotContain("s3cret");
    assertThat(resume("--ftp-password-file", secret("empty", "")).err())
        .contains("empty holds no password");
    assertThat(resume("--ftp-password-file", secret("blank", "\n")).err())
        .contains("blank holds no password");
    assertThat(resume("--ftp-password-file", secret("two", "a\nb\n")).err())
        .contains("two has 2 lines; wanted one, the password");
    assertThat(resume("--ftp-password-file", folder.resolve("none")).code()).isEqualTo(5);
    assertThat(resume("--oidc-token-file", secret("notoken", " \n")).err())
        .contains("notoken is empty; wanted the token");
    assertThat(registration.resumed()).isEmpty();
  }

  @Test
  void every_kind_of_answer_reaches_its_check() throws Exception {
    registration.owes(
        Ways.of("requester", "oidc", "a token", Map.of()),
        Ways.of("requester", "ldap", "a password", Map.of()),
        Ways.of("requester", "ftp-login", "a login", Map.of()),
        Ways.of("requester", "webhook", "a ticket", Map.of()));
    request();

    Cli.Run run =
        resume(
            "--oidc-token-file",
            secret("jwt", "a.b.c\n"),
            "--ldap-user",
            "Alice",
            "--ldap-password-file",
            secret("ldap", "lp"),
            "--ftp-user",
            "alice",
            "--ftp-password-file",
            secret("ftp", "fp"),
            "--answer",
            "webhook.ticket=@" + secret("ticket", "4711\n"));

    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(registration.resumed().get(0).answers())
        .isEqualTo(
            Map.of(
                "oidc",
                Map.of("token", "a.b.c"),
                "ldap",
                Map.of("user", "Alice", "password", "lp"),
                "ftp-login",
                Map.of("user", "alice", "password", "fp"),
                "webhook",
                Map.of("ticket", "4711")));
  }

  @Test
  void another_certificate_is_shown_with_a_signature_of_its_key() throws Exception {
    registration.owes(Ways.of("requester", "certificate", "show it", Map.of("nonce", Ways.NONCE)));
    request();
    KeyPair own = Keys.generate(KeyType.EC_P384, new SecureRandom());
    String chain =
        ca.bundle(ca.issue(own.getPublic(), List.of(Name.login("a"))), "p").certificate();
    Path certificate = Files.writeString(folder.resolve("own.crt"), chain);
    Path key = secret("own.key", Keys.pem(own.getPrivate()));

    Cli.Run run = resume("--by-cert", certificate, "--by-key", key);

    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(registration.answered("certificate", "chain")).isEqualTo(chain);
    assertThat(
            new ProofText(Purpose.CERTIFICATE, "r1", Ways.NONCE, KeyHash.of(csr().publicKey()))
                .isSignedBy(
                    Keys.info(own.getPublic()), registration.answered("certificate", "proof")))
        .isTrue();
    assertThat(resume("--by-cert", certificate, "--by-key", out.resolve("request.key")).err())
        .contains("request.key is not the private key of the certificate");
  }

  @Test
  void what_nothing_wants_is_not_sent() throws Exception {
    registration.owes(Ways.dns01());
    request();

    Cli.Run run = resume("--ftp-password-file", secret("password", SECRET));

    assertThat(run.err()).contains("nothing that is owed wants ftp-login: its answer was not sent");
    assertThat(registration.resumed()).hasSize(1);
    assertThat(registration.resumed().get(0).answers()).isEmpty();
  }

  @Test
  void options_that_do_not_fit_are_refused_before_anything_is_asked() throws Exception {
    Path file = secret("file", "x");
    String both = "--by-cert and --by-key go together";
    String ldap = "--ldap-user goes with --ldap-password-file FILE or with --ask";
    refused(both, "--by-cert", file);
    refused(both, "--by-key", file);
    refused(ldap, "--ldap-user", "alice");
    refused(ldap, "--ldap-password-file", file);
    refused("--ftp-user wants --ftp-password-file FILE or --ask", "--ftp-user", "alice");
    for (String answer : List.of("ftp-login.password=hunter2", "ftp-login=@x", "a.b=@", "A.b=@x")) {
      assertThat(refused("--answer wants CHECK.WHAT=@FILE", "--answer", answer))
          .doesNotContain("hunter2");
    }
    refused(
        "the answer ftp-login.password is given twice",
        "--ftp-password-file",
        file,
        "--answer",
        "ftp-login.password=@" + file);
    refused("holds no private key", "--request-key", file, "--csr", csrFile());
    assertThat(registration.count()).isZero();
    assertThat(out).doesNotExist();
  }

  @Test
  void asking_needs_a_terminal() {
    registration.owes(Ways.ftpLogin());
    request();

    Cli.Run run = resume("--ask");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err()).contains("--ask needs a terminal").contains("--ftp-password-file FILE");
    assertThat(registration.resumed()).isEmpty();
  }

  @Test
  void a_request_that_is_given_what_it_will_owe_goes_on_at_once() throws Exception {
    registration.owes(Ways.ftpLogin(), Ways.approval("certificate"));
    registration.onResume(
        "issued", Ways.found("ftp-login", "login:alice", "proven", "took the password"));

    Cli.Run run = request("--ftp-password-file", secret("password", SECRET));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(registration.resumed()).hasSize(1);
    assertThat(run.err()).contains("took the password").doesNotContain("pending");
    assertThat(out.resolve("cert.pem")).exists();
  }

  @Test
  void a_key_from_elsewhere_signs_at_once_and_is_copied_nowhere() throws Exception {
    KeyPair pair = Keys.generate(KeyType.parse("rsa-3072"), new SecureRandom());
    Path key = secret("own.key", Keys.pem(pair.getPrivate()));
    Path csr =
        Files.writeString(
            folder.resolve("own.csr"),
            CsrDraft.sign(pair, List.of(Name.dns("ftp.example.com"))).pem());
    registration.owes(Ways.endpointKey());
    registration.onResume("issued");

    Cli.Run run = request(List.of("--csr", csr, "--request-key", key));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(
            new ProofText(
                    Purpose.ENDPOINT_KEY, "r1", Ways.NONCE, KeyHash.of(Keys.info(pair.getPublic())))
                .isSignedBy(
                    Keys.info(pair.getPublic()), registration.answered("endpoint-key", "proof")))
        .isTrue();
    assertThat(out.resolve("key.pem")).doesNotExist();
  }

  @Test
  void the_key_of_another_csr_is_refused_before_anything_is_sent() throws Exception {
    KeyPair other = Keys.generate(KeyType.EC_P256, new SecureRandom());
    Path key = secret("other.key", Keys.pem(other.getPrivate()));

    Cli.Run run = request(List.of("--csr", csrFile(), "--request-key", key));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("other.key is not the private key of the CSR");
    assertThat(registration.count()).isZero();
  }

  @Test
  void without_the_key_nothing_is_signed_and_the_rest_is_looked_at() throws Exception {
    registration.owes(Ways.endpointKey(), Ways.dns01());
    request(List.of("--csr", csrFile()));

    assertThat(resume().code()).isEqualTo(4);

    assertThat(registration.resumed().get(0).answers()).isEmpty();
  }

  @Test
  void repeating_the_request_goes_on_like_resuming() {
    registration.owes(Ways.endpointKey());
    request();
    registration.onResume("issued");

    assertThat(request().code()).isZero();

    assertThat(registration.count()).isEqualTo(1);
    assertThat(registration.resumed()).hasSize(1);
  }

  @Test
  void renewing_with_the_same_key_or_by_the_served_one_goes_on_at_once() {
    request();
    registration.owes(Ways.endpointKey());
    registration.onResume("issued");
    Cli.Run same = renew("--same-key");
    assertThat(same.code()).as(same.err()).isZero();
    assertThat(registration.resumed()).hasSize(1);

    registration.owes(
        Ways.of(Ways.NAME, "endpoint-renewal", "leave it there", Map.of("key", "00")));
    Cli.Run served = renew();
    assertThat(served.code()).as(served.err()).isZero();
    assertThat(registration.resumed()).hasSize(2);
  }

  @Test
  void a_new_key_is_not_served_yet_and_the_hint_comes_back_as_the_same() {
    request();
    registration.owes(
        Ways.endpointKey(), Ways.of(Ways.NAME, "endpoint-renewal", "only a renewal", Map.of()));

    Cli.Run run = renew();

    assertThat(run.code()).isEqualTo(4);
    assertThat(registration.resumed()).isEmpty();
    assertThat(run.err())
        .contains(
            there()
                + " --cert "
                + out.resolve("fullchain.pem")
                + " --key "
                + out.resolve("key.pem"));
  }

  @Test
  void too_many_attempts_leave_it_pending_and_say_so() {
    registration.owes(Ways.dns01());
    request();
    registration.onResumeFail(Fault.Kind.BUSY);

    Cli.Run run = resume();

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .contains("not looked at: 20 attempts for dns:ftp.example.com within 1h did not succeed")
        .contains("still to be proven by dns-01");
  }

  @Test
  void anothers_request_is_6_with_advice() {
    registration.owes(Ways.dns01());
    request();
    registration.onResumeFail(Fault.Kind.FORBIDDEN);

    Cli.Run run = resume();

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err()).contains("hint: give the token or certificate that it was asked with");
    assertThat(out.resolve("request.key")).exists();
  }

  @Test
  void what_policy_refuses_meanwhile_is_3_and_forgotten() {
    registration.owes(Ways.dns01());
    request();
    registration.onResume("refused");

    Cli.Run run = resume();

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("names.allow: found dns:evil.com, wanted dns:*.ok");
    assertThat(out.resolve("request.key")).doesNotExist();
  }

  @Test
  void what_was_decided_at_that_moment_counts() {
    registration.owes(Ways.dns01());
    request();
    registration.onResumeFail(Fault.Kind.CONFLICT);
    server.when(
        "POST /requests/r1/resume",
        a -> {
          registration.decide("issued");
          return FakeServer.Answer.json(409, Map.of("detail", "not pending", "kind", "conflict"));
        });

    assertThat(resume().code()).isZero();

    assertThat(out.resolve("cert.pem")).exists();
  }

  private String refused(String words, Object... options) {
    Cli.Run run = request(options);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(words);
    return run.err();
  }

  private Path secret(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Path csrFile() throws Exception {
    KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    return Files.writeString(
        folder.resolve("made.csr"), CsrDraft.sign(pair, List.of(Name.dns("a.example"))).pem());
  }

  private Csr csr() {
    String pem = String.valueOf(registration.last().csr());
    return Csr.parse(pem.getBytes(StandardCharsets.US_ASCII));
  }

  private String there() {
    return " --server " + server.address() + " --trust " + trust;
  }

  private Cli.Run request(Object... more) {
    List<Object> all = new ArrayList<>(List.of("--name", "ftp.example.com"));
    all.addAll(Arrays.asList(more));
    return request(all);
  }

  private Cli.Run request(List<?> more) {
    List<Object> all = new ArrayList<>(List.of("request", "--profile", "p", "--out", out));
    all.addAll(more);
    return run(all);
  }

  private Cli.Run resume(Object... more) {
    List<Object> all = new ArrayList<>(List.of("request", "resume", "--out", out));
    all.addAll(Arrays.asList(more));
    return run(all);
  }

  private Cli.Run renew(Object... more) {
    List<Object> all = new ArrayList<>(List.of("renew", "--cert", out.resolve("fullchain.pem")));
    all.addAll(List.of("--key", out.resolve("key.pem"), "--out", out));
    all.addAll(Arrays.asList(more));
    return run(all);
  }

  private Cli.Run run(List<Object> arguments) {
    return Cli.of(folder).at(server, trust, arguments.toArray());
  }
}
