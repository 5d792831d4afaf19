package io.sealport.cli.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Json;
import io.sealport.api.Step;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeRegistration;
import io.sealport.cli.fake.FakeServer;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Csr;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.pki.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestChallengeCommandTest {

  private static final String NAME = "dns:ftp.example.com";

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final FakeRegistration registration = new FakeRegistration(server, ca, Name.Type.DNS);
  private Path trust = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void a_pending_request() throws IOException {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    out = folder.resolve("out");
    registration.decide("pending");
    assertThat(run("request", "--profile", "p", "--name", NAME, "--out", out).code()).isEqualTo(4);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void makes_the_certificate_that_the_check_wants_with_a_key_of_its_own() throws IOException {
    registration.offer(key(NAME), challenge(NAME, csr()));

    Cli.Run run = challenge("r1", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = Json.mapper().readTree(run.out());
    assertThat(json.path("check").asText()).isEqualTo("endpoint-challenge");
    assertThat(json.path("name").asText()).isEqualTo(NAME);
    X509CertificateHolder made = certificate();
    assertThat(AcmeIdentifierCertificate.objection(made, Name.parse(NAME), authorization(csr())))
        .isEmpty();
    assertThat(made.getSubjectPublicKeyInfo()).isNotEqualTo(csr().publicKey());
    assertThat(publicHalf(text("challenge/key.pem"), made)).isTrue();
  }

  @Test
  void keys_are_for_their_owner_alone() throws IOException {
    registration.offer(challenge(NAME, csr()));

    challenge();

    assertThat(mode("challenge")).isEqualTo("rwx------");
    assertThat(mode("challenge/key.pem")).isEqualTo("rw-------");
    assertThat(mode("challenge/bundle.pem")).isEqualTo("rw-------");
    assertThat(mode("challenge/cert.pem")).isEqualTo("rw-r--r--");
    assertThat(text("challenge/bundle.pem"))
        .isEqualTo(text("challenge/key.pem") + text("challenge/cert.pem"));
  }

  @Test
  void says_what_to_do_with_the_files_where_they_are() {
    registration.offer(
        new Step(
            NAME,
            "endpoint-challenge",
            List.of("make it", "then run `sealport request resume r1 --out DIR`"),
            Map.of(
                "content",
                authorization(csr()).text(),
                "words.vsftpd",
                "`DIR/challenge/cert.pem`",
                "words.proftpd",
                "the same")));

    String there = " --server " + server.address() + " --trust " + trust;
    assertThat(challenge("--ftp-server", "vsftpd").err().lines())
        .containsExactly(
            "on vsftpd:",
            "  `" + out + "/challenge/cert.pem`",
            "then run `sealport request resume r1 --out " + out + there + "`");
  }

  @Test
  void makes_a_certificate_of_the_requests_own_key_where_that_is_to_be_served() throws IOException {
    registration.offer(key(NAME));

    assertThat(challenge().code()).isZero();

    assertThat(certificate().getSubjectPublicKeyInfo()).isEqualTo(csr().publicKey());
    assertThat(CertificateFacts.of(certificate()).names()).containsExactly(Name.parse(NAME));
    assertThat(text("challenge/key.pem")).isEqualTo(text("request.key"));
    assertThat(out.resolve("request.json")).exists();
  }

  @Test
  void makes_that_too_where_both_are_offered_and_it_is_asked_for() throws IOException {
    registration.offer(challenge(NAME, csr()), key(NAME));

    challenge("--check", "endpoint-key");

    assertThat(certificate().getSubjectPublicKeyInfo()).isEqualTo(csr().publicKey());
  }

  @Test
  void of_several_names_one_is_chosen() throws IOException {
    registration.offer(challenge(NAME, csr()), challenge("dns:ftp.example.org", csr()));

    Cli.Run run = challenge();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--name NAME is missing; the request has dns:ftp.example.com, dns:ftp.example.org");
    assertThat(out.resolve("challenge")).doesNotExist();

    assertThat(challenge("--name", "FTP.example.org").code()).isZero();
    assertThat(CertificateFacts.of(certificate()).names())
        .containsExactly(Name.dns("ftp.example.org"));
  }

  @Test
  void the_next_one_takes_the_place_of_the_last() throws IOException {
    registration.offer(challenge(NAME, csr()));
    challenge();
    String before = text("challenge/key.pem");

    assertThat(challenge().code()).isZero();

    assertThat(text("challenge/key.pem")).isNotEqualTo(before);
  }

  @Test
  void a_request_that_wants_nothing_served_is_said_to() {
    registration.offer(new Step(NAME, "approval", List.of("wait"), Map.of()));

    Cli.Run run = challenge();

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("nothing to prove by serving a certificate");
    assertThat(challenge("--name", "other.example.com").err())
        .contains("for dns:other.example.com");
  }

  @Test
  void an_authorization_for_another_key_is_not_served() {
    Csr other = io.sealport.pki.CsrDraft.signNameless(TestKeys.fresh());
    registration.offer(challenge(NAME, other));

    Cli.Run run = challenge();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("the authorization of another key than the request's");
    assertThat(out.resolve("challenge")).doesNotExist();
  }

  @Test
  void a_folder_without_a_request_has_nothing_to_serve() {
    Cli.Run run = run("request", "challenge", "--out", folder.resolve("empty"));

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("holds no open request");
    assertThat(challenge("r2").code()).isEqualTo(7);
    assertThat(run("request", "challenge").err()).contains("--out DIR is missing");
  }

  @Test
  void a_key_that_is_elsewhere_is_served_from_there() throws IOException {
    registration.offer(key(NAME));
    Files.delete(out.resolve("request.key"));

    Cli.Run run = challenge();

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("the request's key was not made here");
  }

  private static Step key(String name) {
    return new Step(name, "endpoint-key", List.of("serve it"), Map.of("proof-text", "sign me"));
  }

  private static Step challenge(String name, Csr csr) {
    return new Step(
        name,
        "endpoint-challenge",
        List.of("serve it"),
        Map.of("content", authorization(csr).text()));
  }

  private static KeyAuthorization authorization(Csr csr) {
    return KeyAuthorization.of("the-token", csr.publicKey());
  }

  private Csr csr() {
    String pem = Optional.ofNullable(registration.last().csr()).orElseThrow();
    return Csr.parse(pem.getBytes(StandardCharsets.US_ASCII));
  }

  private Cli.Run challenge(Object... more) {
    Object[] command = {"request", "challenge", "--out", out};
    return run(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
  }

  private Cli.Run run(Object... command) {
    return Cli.of(folder).at(server, trust, command);
  }

  private X509CertificateHolder certificate() throws IOException {
    return Pem.readCertificates(Files.readAllBytes(out.resolve("challenge/cert.pem")), "made")
        .get(0);
  }

  private static boolean publicHalf(String keyPem, X509CertificateHolder certificate) {
    SubjectPublicKeyInfo key = certificate.getSubjectPublicKeyInfo();
    var pen = io.sealport.pki.KeyPen.open(keyPem, new char[0], key, "key.pem");
    byte[] text = {1, 2, 3};
    return io.sealport.pki.SignatureScheme.of(pen.algorithm(), "the signature")
        .verifies(Keys.info(Keys.publicKey(key)), text, pen.sign(text));
  }

  private String text(String file) throws IOException {
    return Files.readString(out.resolve(file));
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(file)));
  }
}
