package io.sealport.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.CertificateInfo;
import io.sealport.api.Json;
import io.sealport.api.Page;
import io.sealport.api.ProfileInfo;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.fake.FakeServer.Answer;
import io.sealport.pki.FreshKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.StandInIssuer;
import io.sealport.policy.Application;
import io.sealport.policy.Approval;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import io.sealport.policy.ShippedProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that the shipped profiles issue, judged by others. */
class PolicyDiffCommandTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;
  private Path before = Path.of("");
  private Path after = Path.of("");

  @BeforeEach
  void lay_profiles() throws IOException {
    before = shipped("before");
    after = shipped("after");
  }

  private Path shipped(String name) throws IOException {
    Path to = Files.createDirectory(folder.resolve(name));
    for (ShippedProfiles.ProfileFile file : ShippedProfiles.files()) {
      Files.write(to.resolve(file.name()), file.bytes());
    }
    return to;
  }

  private static void edit(Path file, String old, String now) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, now));
  }

  /** What would have been signed; nobody here looks at the signature. */
  private static X509CertificateHolder issued(String name, String profile, Duration validity)
      throws IOException {
    return issued(name, profile, validity, Instant.now());
  }

  private static X509CertificateHolder issued(
      String name, String profile, Duration validity, Instant at) throws IOException {
    Rulebook shipped = Rulebook.shipped();
    Profile its = shipped.require(profile);
    FreshKey key = FreshKey.generate(KeyType.EC_P256, RANDOM);
    Application application =
        new Application(
            profile,
            key.csr(List.of(Name.parse(name))),
            List.of(),
            Optional.of(validity),
            GivenEvidence.of(List.of("operator"), its),
            SerialNumber.random(RANDOM),
            at);
    Approval approval =
        (Approval) shipped.judge(application, StandInIssuer.make(its.issuers().get(0), at, RANDOM));
    TBSCertificate tbs = approval.certificate();
    return new X509CertificateHolder(
        new DERSequence(
                new ASN1Encodable[] {tbs, tbs.getSignature(), new DERBitString(new byte[64])})
            .getEncoded());
  }

  private Path file(String name, X509CertificateHolder certificate) throws IOException {
    Path file = folder.resolve("issued/" + name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, Pem.certificate(certificate));
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).run(arguments);
  }

  @Test
  void nothing_differs_and_nothing_is_refused() throws Exception {
    file("a.pem", issued("dns:ftp.example.com", "ftps-server", Duration.ofDays(30)));

    Cli.Run run = run("policy", "diff", before, after, "--certificates", folder.resolve("issued"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isBlank();
    assertThat(run.err()).contains("no profile differs; 1 certificates judged, 0 that A accepts");
  }

  @Test
  void says_what_differs_and_every_rule_that_a_certificate_breaks() throws Exception {
    X509CertificateHolder longer = issued("login:alice", "ftps-user", Duration.ofDays(20));
    file("alice.crt", longer);
    file("bob.crt", issued("login:bob", "ftps-user", Duration.ofDays(5)));
    Files.writeString(folder.resolve("issued/key.pem"), "no certificate\n");
    Files.writeString(folder.resolve("issued/notes.txt"), "no certificate\n");
    edit(after.resolve("ftps-user.yaml"), "max: 30d", "max: 10d");
    edit(after.resolve("ftps-user.yaml"), "\"login:root\"", "\"login:alice\"");

    Cli.Run run =
        run(
            "policy",
            "diff",
            before,
            after,
            "--profile",
            "ftps-user",
            "--certificates",
            folder.resolve("issued"));

    assertThat(run.code()).as(run.err()).isEqualTo(9);
    String serial = new SerialNumber(longer.getSerialNumber()).toString();
    assertThat(run.out())
        .containsPattern("(?m)^ftps-user +validity.max 30d -> 10d$")
        .containsPattern("(?m)^ftps-user +names.deny without login:root, with login:alice$")
        .containsPattern("(?m)^" + serial + " +ftps-user +login:alice .* validity.max +20d +10d$")
        .containsPattern("(?m)^" + serial + " +ftps-user +login:alice .* names.deny +login:alice ")
        .doesNotContain("login:bob");
    assertThat(run.err())
        .contains("1 profiles differ; 2 certificates judged, 1 that A accepts would be refused");
  }

  @Test
  void without_a_profile_each_that_accepts_it_counts() throws Exception {
    Path alice = file("a.pem", issued("login:alice", "ftps-user", Duration.ofDays(5)));
    Files.delete(after.resolve("operator.yaml"));

    JsonNode json =
        Json.mapper()
            .readTree(
                run("policy", "diff", before, after, "--json", "--certificates", alice).out());

    assertThat(json.at("/refused/0/profile").asText()).isEqualTo("operator");
    assertThat(json.at("/refused/0/violations/0/rule").asText()).isEqualTo("profile");
    assertThat(json.at("/refused/0/source").asText()).isEqualTo(alice.toString());
    assertThat(json.get("refused")).hasSize(1);
    assertThat(json.at("/changes/0/kind").asText()).isEqualTo("removed");
  }

  @Test
  void what_a_refuses_already_and_what_has_ended_is_not_news() throws Exception {
    file("early.pem", issued("dns:ftp.example.com", "ftps-server", Duration.ofDays(90)));
    file(
        "ended.pem",
        issued(
            "dns:old.example.com",
            "ftps-server",
            Duration.ofDays(1),
            Instant.now().minus(Duration.ofDays(3))));
    edit(before.resolve("ftps-server.yaml"), "max: 90d", "max: 60d");
    edit(after.resolve("ftps-server.yaml"), "max: 90d", "max: 50d");

    Cli.Run run =
        run(
            "policy",
            "diff",
            before,
            after,
            "--profile",
            "ftps-server",
            "--certificates",
            folder.resolve("issued"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("1 certificates judged, 0 that A accepts", "A refuses 1 already");
  }

  @Test
  void takes_the_valid_certificates_and_the_profiles_of_a_server() throws Exception {
    FakeCa ca = new FakeCa("Test Root");
    Path trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    X509CertificateHolder first = issued("login:alice", "ftps-user", Duration.ofDays(20));
    X509CertificateHolder second = issued("login:bob", "ftps-user", Duration.ofDays(25));
    try (FakeServer server = FakeServer.of(ca)) {
      server.when(
          "GET /profiles",
          200,
          ShippedProfiles.files().stream()
              .map(
                  f ->
                      new ProfileInfo(
                          f.name().replace(".yaml", ""), "", "users", f.name(), f.yaml()))
              .toList());
      server.when(
          "GET /certificates",
          a ->
              Answer.json(
                  200,
                  a.line().contains("after=")
                      ? new Page<>(List.of(listed(ca, second)), null)
                      : new Page<>(List.of(listed(ca, first)), "1")));
      edit(after.resolve("ftps-user.yaml"), "max: 30d", "max: 22d");

      Cli.Run run = Cli.of(folder).at(server, trust, "policy", "diff", "active", after);

      assertThat(run.code()).as(run.err()).isEqualTo(9);
      assertThat(run.out()).contains("login:bob").doesNotContain("login:alice");
      assertThat(run.err()).contains("2 certificates judged, 1 that A accepts");
      assertThat(server.lines().get(1))
          .contains("GET /certificates?", "status=valid", "whole=true", "limit=1000");
    }
  }

  private static CertificateInfo listed(FakeCa ca, X509CertificateHolder certificate) {
    return ca.bundle(certificate, "ftps-user").info().withCertificate(Pem.certificate(certificate));
  }

  @Test
  void a_home_stands_for_its_profiles_and_mistakes_are_told() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.move(after, home.resolve("policies"));
    Path alice = file("a.pem", issued("login:alice", "ftps-user", Duration.ofDays(5)));
    assertThat(run("policy", "diff", before, home, "--certificates", alice).code()).isZero();

    Cli.Run gone = run("policy", "diff", before, folder.resolve("gone"), "--certificates", alice);
    assertThat(gone.code()).isEqualTo(5);
    assertThat(gone.err()).contains("there is no folder");
    Cli.Run slip =
        run("policy", "diff", before, home, "--certificates", alice, "--profile", "ftps-usr");
    assertThat(slip.code()).isEqualTo(5);
    edit(home.resolve("policies/ftps-user.yaml"), "max: 30d", "max: 9000d");
    Cli.Run wrong = run("policy", "diff", before, home, "--certificates", alice);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("ftps-user.yaml:", "9000d");
  }
}
