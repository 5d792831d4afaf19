package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.ClientCertificate;
import io.sealport.cli.world.Curl;
import io.sealport.cli.world.FtpsLogin;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OpenSsl;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.ProFtpd;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenSSL, which knows nothing of us, says of everything that the CA hands out. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class OpenSslJudgeIT {
  private static final String REVOKED = "error 23 at 0 depth lookup: certificate revoked";
  private static final String NOT_FOR_THIS = "unsuitable certificate purpose";

  @TempDir static Path folder;

  private static RunningCa ca;
  private static Judge judge;
  private static Path server;
  private static Path revokedServer;
  private static Path user;
  private static Path revokedUser;

  /** Every CRL, as it is published after the revocations. */
  private static Path crls;

  @BeforeAll
  static void issue_and_revoke() throws IOException {
    OutsidePrograms.require("openssl", "curl", "proftpd");
    ca = RunningCa.start(folder.resolve("ca"), "Judged CA");
    judge = new Judge(ca.home(), folder);
    server = ca.issue("ftps-server", "localhost", "server");
    user = ca.issue("ftps-user", "alice", "user");
    revokedServer = ca.issue("ftps-server", "localhost", "revoked-server");
    revokedUser = ca.issue("ftps-user", "alice", "revoked-user");
    ca.revoke(revokedServer.resolve("cert.pem"));
    ca.revoke(revokedUser.resolve("cert.pem"));
    crls = Files.createTempFile(folder, "crls", ".pem");
    new Published(ca.home())
        .crlsListing(
            crls,
            judge.serial(revokedServer.resolve("cert.pem")),
            judge.serial(revokedUser.resolve("cert.pem")));
  }

  @AfterAll
  static void stop() {
    if (ca != null) {
      ca.close();
    }
  }

  @Test
  void verify_accepts_a_server_certificate_for_its_names_and_purpose_only() {
    accepts(verify(server, "-purpose", "sslserver", "-verify_hostname", "localhost"));
    assertThat(verify(server, "-purpose", "sslclient").stderr()).contains(NOT_FOR_THIS);
    assertThat(verify(server, "-verify_hostname", "a.example").stderr())
        .contains("hostname mismatch");
  }

  @Test
  void verify_accepts_a_user_certificate_for_its_purpose_only() {
    accepts(verify(user, "-purpose", "sslclient"));
    assertThat(verify(user, "-purpose", "sslserver").stderr()).contains(NOT_FOR_THIS);
  }

  @Test
  void verify_accepts_the_first_operators_certificate() {
    Path operator = ca.home().folder().resolve("operators/admin.crt");
    accepts(judge.verify(operator, operator, crls, "-purpose", "sslclient"));
  }

  @Test
  void verify_accepts_the_crls_that_were_delivered_with_the_certificate() {
    Path chain = user.resolve("chain.pem");
    accepts(judge.verify(user.resolve("cert.pem"), chain, user.resolve("crls.pem")));
  }

  @Test
  void verify_refuses_what_the_crls_list() {
    assertThat(verify(revokedServer).stderr()).contains(REVOKED);
    assertThat(verify(revokedUser).stderr()).contains(REVOKED);
  }

  @ParameterizedTest
  @CsvSource({"users,false", "users,true", "servers,false", "servers,true"})
  void ocsp_says_good_and_revoked(String issuer, boolean nonce) {
    boolean users = issuer.equals("users");
    Path good = (users ? user : server).resolve("cert.pem");
    Path bad = (users ? revokedUser : revokedServer).resolve("cert.pem");
    String both = judge.ocsp(issuer, nonce, "-cert", good.toString(), "-cert", bad.toString());
    assertThat(both)
        .contains(good + ": good")
        .contains(bad + ": revoked")
        .contains("Next Update: ");
  }

  @Test
  void ocsp_says_unknown_of_what_that_ca_never_issued() {
    assertThat(judge.ocsp("users", true, "-serial", "0x1234567890abcdef"))
        .contains("0x1234567890abcdef: unknown");
    String ofAnother = "0x" + judge.serial(server.resolve("cert.pem"));
    assertThat(judge.ocsp("users", true, "-serial", ofAnother)).contains(ofAnother + ": unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"servers", "users"})
  void ocsp_answers_for_the_issuing_cas_too(String issuing) {
    String certificate = ca.home().authority(issuing).toString();
    assertThat(judge.ocsp("root", true, "-cert", certificate)).contains(certificate + ": good");
  }

  @Test
  void ocsp_is_unauthorized_for_a_foreign_issuer() throws IOException {
    OpenSsl openssl = new OpenSsl(Files.createDirectory(folder.resolve("foreign")));
    openssl
        .run(
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-subj",
            "/CN=Foreign CA",
            "-keyout",
            "foreign.key",
            "-out",
            "foreign.pem")
        .requireOk();
    Result result =
        openssl.run(
            "ocsp", "-issuer", "foreign.pem", "-serial", "1", "-url", ca.home().http() + "/ocsp");
    assertThat(result.stdout() + result.stderr()).contains("unauthorized (6)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "servers", "users"})
  void crl_is_signed_by_its_ca_and_the_same_in_der_and_pem(String id) throws IOException {
    Path here = Files.createDirectory(folder.resolve("crl-" + id));
    Published published = new Published(ca.home());
    Path der = published.file("/crl/" + id + ".crl", here.resolve("crl.der"));
    Path pem = published.file("/crl/" + id + ".pem", here.resolve("crl.pem"));
    String signer = ca.home().authority(id).toString();
    Result judged =
        judge.openssl(
            "crl",
            "-inform",
            "DER",
            "-in",
            der.toString(),
            "-CAfile",
            signer,
            "-noout",
            "-crlnumber",
            "-nextupdate");
    assertThat(judged.stderr()).contains("verify OK");
    assertThat(judged.stdout()).contains("crlNumber=0x").contains("nextUpdate=");
    Path again = here.resolve("again.der");
    judge.openssl("crl", "-in", pem.toString(), "-outform", "DER", "-out", again.toString());
    assertThat(again).hasSameBinaryContentAs(der);
  }

  @Test
  void crl_grows_with_a_revocation_and_names_its_reason() throws IOException {
    Path lost = ca.issue("ftps-user", "carol", "lost").resolve("cert.pem");
    Published published = new Published(ca.home());
    Path before = published.file("/crl/users.pem", folder.resolve("users-before.pem"));
    List<String> revoke = ca.asOperator("revoke", lost.toString(), "--reason", "keyCompromise");
    ca.sealport().run(revoke).requireOk();
    published.crlsListing(folder.resolve("crls-carol.pem"), judge.serial(lost));
    Path after = published.file("/crl/users.pem", folder.resolve("users-after.pem"));
    assertThat(number(after)).isGreaterThan(number(before));
    String text = judge.openssl("crl", "-in", after.toString(), "-noout", "-text").stdout();
    String entry = text.substring(text.indexOf(judge.serial(lost).toUpperCase(Locale.ROOT)));
    assertThat(entry.lines().limit(5)).anyMatch(line -> line.contains("Key Compromise"));
  }

  @Test
  void curl_lets_the_crl_bundle_decide_about_servers() {
    ClientCertificate alice = ClientCertificate.in(user, "alice");
    try (FtpsServer good = ProFtpd.start(FtpsOptions.explicit(server))) {
      FtpsLogin login = FtpsLogin.to(good, ca.home().root()).with(alice);
      new FtpsTrial(good, folder).transfers(Curl.checking(crls), login);
    }
    try (FtpsServer bad = ProFtpd.start(FtpsOptions.explicit(revokedServer))) {
      FtpsLogin login = FtpsLogin.to(bad, ca.home().root()).with(alice);
      new FtpsTrial(bad, folder).refuses(Curl.checking(crls), login);
      new FtpsTrial(bad, folder).transfers(new Curl(), login);
    }
  }

  @Test
  void pkcs12_opens_with_its_passphrase_and_holds_key_and_chain() throws IOException {
    OpenSsl openssl = new OpenSsl(user);
    String pem =
        openssl
            .run("pkcs12", "-in", "alice.p12", "-passin", "file:alice.p12.passphrase", "-noenc")
            .requireOk()
            .stdout();
    assertThat(pem).contains("friendlyName: alice");
    assertThat(pem.split("-----BEGIN CERTIFICATE-----", -1)).as("leaf and issuer").hasSize(3);
    Path key = Files.writeString(folder.resolve("from-p12.pem"), pem);
    assertThat(judge.publicKey(key)).isEqualTo(judge.certifiedKey(user.resolve("cert.pem")));
    assertThat(openssl.run("pkcs12", "-in", "alice.p12", "-passin", "pass:x", "-noenc").ok())
        .isFalse();
  }

  @Test
  void keys_are_whole_and_the_certificates_own() {
    for (Path files : List.of(server, user)) {
      Path key = files.resolve("key.pem");
      assertThat(judge.openssl("pkey", "-in", key.toString(), "-check", "-noout").stdout())
          .contains("Key is valid");
      assertThat(judge.publicKey(key)).isEqualTo(judge.certifiedKey(files.resolve("cert.pem")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "rsa-3072", "ed25519"})
  void req_verifies_the_csrs_that_sealport_makes(String keyType) throws IOException {
    SealportProcess machine = SealportProcess.in(folder.resolve("csr-" + keyType));
    List<String> request = ca.fromAfar("request", "--profile", "ftps-server", "--out", "out");
    request.addAll(List.of("--name", "dns:ftp.example.com", "--key-type", keyType));
    assertThat(machine.run(request).exitCode()).as("pending").isEqualTo(4);
    String state = Files.readString(machine.path("out/request.json"));
    Path csr = machine.path("csr.pem");
    Files.writeString(csr, SealportProcess.parse(state).path("csr").asText());
    Result judged = judge.openssl("req", "-in", csr.toString(), "-verify", "-noout", "-text");
    assertThat(judged.stdout() + judged.stderr()).contains("verify OK");
    assertThat(judged.stdout()).contains("DNS:ftp.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "ec, PEM, -verify", "ec, DER, -verify", "rsa, DER, -verify",
    "rsa, PEM, -newhdr", "ed25519, PEM, -verify", "ed25519, DER, -verify"
  })
  void csrs_of_openssl_enrol(String algorithm, String form, String option) throws IOException {
    Path here = Files.createDirectory(folder.resolve("enrol-" + algorithm + "-" + form));
    List<String> make = new ArrayList<>(List.of("req", "-new", "-nodes", "-newkey", algorithm));
    if (algorithm.equals("ec")) {
      make.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256"));
    }
    make.addAll(List.of("-subj", "/CN=ftp.example.com", "-addext"));
    make.add("subjectAltName=DNS:ftp.example.com,IP:192.0.2.1");
    make.addAll(List.of("-keyout", "own.key", "-out", "own.csr", "-outform", form, option));
    new OpenSsl(here).run(make).requireOk();

    List<String> request = ca.asOperator("request", "--profile", "ftps-server", "--out", "out");
    request.addAll(List.of("--csr", "own.csr"));
    ca.sealport().at(here).run(request).requireOk();
    Path out = here.resolve("out");
    accepts(verify(out, "-purpose", "sslserver", "-verify_ip", "192.0.2.1"));
    assertThat(judge.certifiedKey(out.resolve("cert.pem")))
        .isEqualTo(judge.publicKey(here.resolve("own.key")));
    assertThat(out.resolve("key.pem")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "ec-p384, ecdsa-with-SHA384",
    "rsa-3072, sha256WithRSAEncryption",
    "rsa-4096, sha256WithRSAEncryption",
    "ed25519, ED25519"
  })
  void a_ca_with_keys_of_any_type_is_good_to_openssl(String keyType, String algorithm)
      throws IOException {
    SealportProcess sealport = SealportProcess.in(folder.resolve("ca-" + keyType));
    CaHome home = CaHome.init(sealport, "ca", "CA " + keyType, "--key-type", keyType);
    try (RunningCa other = RunningCa.serve(home, sealport)) {
      Judge its = new Judge(home, folder);
      Path operator = home.folder().resolve("operators/admin.crt");
      Path all = sealport.path("crls.pem");
      new Published(other.home()).crlsListing(all);
      accepts(its.verify(operator, operator, all));
      assertThat(its.ocsp("users", true, "-cert", operator.toString())).contains(": good");
      assertThat(its.openssl("x509", "-in", operator.toString(), "-noout", "-text").stdout())
          .contains("Signature Algorithm: " + algorithm);
    }
  }

  private static Result verify(Path files, String... options) {
    return judge.verify(files.resolve("cert.pem"), files.resolve("chain.pem"), crls, options);
  }

  private static void accepts(Result verified) {
    assertThat(verified).matches(Result::ok, "ok");
  }

  private static long number(Path crl) {
    String line = judge.openssl("crl", "-in", crl.toString(), "-noout", "-crlnumber").stdout();
    return Long.decode(line.strip().replace("crlNumber=", ""));
  }
}
