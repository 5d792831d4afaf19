package io.sealport.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeRegistration;
import io.sealport.cli.fake.FakeServer;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code user enrol}, {@code user settings} and {@code user sign}. */
class UserEnrolCommandTest {

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final FakeRegistration registration = new FakeRegistration(server, ca, Name.Type.LOGIN);
  private final String fingerprint =
      CertificateFacts.of(
              Pem.readCertificates(ca.rootPem().getBytes(StandardCharsets.US_ASCII), "root").get(0))
          .sha256();
  private Path out = Path.of("");

  @BeforeEach
  void prepare() throws Exception {
    out = folder.resolve("alice");
    Files.writeString(folder.resolve("alice.token"), "slp_secret\n");
  }

  @AfterEach
  void stop() {
    System.clearProperty("sealport.terminal");
    server.close();
  }

  private Cli.Run enrol(Object... more) {
    Object[] words = {
      "user",
      "enrol",
      "alice",
      "--token-file",
      folder.resolve("alice.token"),
      "--server",
      server.address(),
      "--out",
      out
    };
    return Cli.of(folder).run(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  @Test
  void by_the_fingerprint_alone_it_gets_files_and_settings() {
    Cli.Run run = enrol("--fingerprint", fingerprint.toUpperCase(java.util.Locale.ROOT));

    assertThat(run.code()).as(run.err()).isZero();
    for (String file : List.of("alice.crt", "alice.key", "alice.p12", "root.pem", "crls.pem")) {
      assertThat(out.resolve(file)).exists();
    }
    assertThat(out.resolve(TrustedRoot.FILE)).hasContent(ca.rootPem());
    for (String word :
        List.of(
            "set ssl:cert-file", "curl --ssl-reqd", "WinSCP", "FileZilla", "Cyberduck", "ftplib")) {
      assertThat(run.out()).contains(word);
    }
    assertThat(server.asked().stream().flatMap(a -> a.authorization().stream()))
        .containsOnly("Bearer slp_secret");
    assertThat(registration.last().names()).containsExactly("login:alice");
    assertThat(registration.last().profile()).isEqualTo("ftps-user");
  }

  @Test
  void another_fingerprint_sends_nothing_and_leaves_nothing() {
    Cli.Run run = enrol("--fingerprint", "0".repeat(64));

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err()).contains("has the fingerprint " + fingerprint + ", not 0000");
    assertThat(server.asked()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void what_is_no_fingerprint_or_two_ways_of_trust_are_refused() {
    assertThat(enrol("--fingerprint", "abc").err()).contains("is not 64 digits of hex");
    assertThat(enrol("--fingerprint", fingerprint, "--trust", "x").err())
        .contains("one of --trust and --fingerprint");
    assertThat(enrol("--fingerprint", fingerprint, "--client", "ie6").err())
        .contains("wanted all or one of lftp, curl");
    assertThat(enrol("--fingerprint", fingerprint, "--ftp", "ftp://x y").err())
        .contains("is no FTP server");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void in_a_script_the_passphrase_is_written_and_not_said() throws Exception {
    Cli.Run run = enrol("--fingerprint", fingerprint);

    String passphrase = Files.readString(out.resolve("alice.p12.passphrase")).strip();
    assertThat(run.out() + run.err()).doesNotContain(passphrase);
  }

  @Test
  void on_a_terminal_the_passphrase_is_said_once_and_not_written() throws Exception {
    System.setProperty("sealport.terminal", "true");
    Cli.Run run = enrol("--fingerprint", fingerprint);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out.resolve("alice.p12.passphrase")).doesNotExist();
    String passphrase = run.err().replaceFirst("(?s).*shown this once: ", "").strip();
    java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
    store.load(Files.newInputStream(out.resolve("alice.p12")), passphrase.toCharArray());
    assertThat(store.size()).isEqualTo(1);
    assertThat(run.out()).doesNotContain(passphrase);
  }

  @Test
  void on_a_terminal_it_is_written_where_that_is_asked_for() {
    System.setProperty("sealport.terminal", "true");
    Cli.Run run = enrol("--fingerprint", fingerprint, "--write-passphrase");

    assertThat(out.resolve("alice.p12.passphrase")).exists();
    assertThat(run.err()).doesNotContain("shown this once");
  }

  @Test
  void a_pending_request_ends_with_4_and_goes_on_when_repeated() {
    registration.decide("pending");
    Cli.Run pending = enrol("--fingerprint", fingerprint);
    assertThat(pending.code()).as(pending.err()).isEqualTo(4);
    assertThat(pending.err()).contains("sealport request resume r1").contains(TrustedRoot.FILE);
    registration.decide("issued");

    Cli.Run run = enrol("--fingerprint", fingerprint);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(registration.count()).isEqualTo(1);
    assertThat(out.resolve("alice.key")).exists();
  }

  @Test
  void nothing_is_overwritten() {
    enrol("--fingerprint", fingerprint);

    Cli.Run again = enrol("--fingerprint", fingerprint);

    assertThat(again.code()).isEqualTo(7);
    assertThat(registration.count()).isEqualTo(1);
  }

  @Test
  void settings_of_a_folder_name_its_files_and_the_server() {
    enrol("--fingerprint", fingerprint);

    Cli.Run run =
        Cli.of(folder)
            .run("user", "settings", out, "--client", "lftp", "--ftp", "ftps://files.example.com");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("set ssl:key-file \"" + out.toAbsolutePath() + "/alice.key\"")
        .contains("open -u \"alice\" ftps://files.example.com:990")
        .doesNotContain("set ssl:crl-file")
        .doesNotContain("curl --ssl");
    assertThat(Cli.of(folder).run("user", "settings", folder).code()).isEqualTo(5);
  }

  private Cli.Run sign(Csr csr) throws Exception {
    Path file = Files.write(folder.resolve("some.csr"), csr.der());
    Path trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    return Cli.of(folder).at(server, trust, "user", "sign", file, "--login", "alice", "--out", out);
  }

  @Test
  void a_csr_without_or_with_that_name_is_signed_for_the_login() throws Exception {
    var pair = Keys.generate(KeyType.EC_P256, new SecureRandom());

    Cli.Run run = sign(CsrDraft.signNameless(pair));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out.resolve("alice.crt")).exists();
    assertThat(out.resolve("alice.key")).doesNotExist();
    assertThat(registration.last().names()).containsExactly("login:alice");
  }

  @Test
  void a_csr_for_another_login_is_refused_and_not_sent() throws Exception {
    var pair = Keys.generate(KeyType.EC_P256, new SecureRandom());

    Cli.Run run = sign(CsrDraft.sign(pair, List.of(Name.login("bob"))));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("is for \"bob\", not for alice");
    assertThat(server.asked()).isEmpty();
  }
}
