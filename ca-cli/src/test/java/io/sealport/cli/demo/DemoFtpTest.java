package io.sealport.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sealport.cli.demo.DemoOutcome.CommandRefused;
import io.sealport.cli.demo.DemoOutcome.ConnectionFault;
import io.sealport.cli.demo.DemoOutcome.Exchanged;
import io.sealport.cli.demo.DemoOutcome.LoginRefused;
import io.sealport.cli.demo.DemoOutcome.Side;
import io.sealport.cli.demo.DemoOutcome.TlsRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DemoFtpTest {
  private static final String NAME = "ftp.example.test";

  /** Taken before the first server starts. */
  private static final Set<Thread> BEFORE = holdingThreads();

  @TempDir Path work;
  private ScratchPki pki;
  private DemoFtpServer server;
  private Path upload;
  private Path download;

  @BeforeEach
  void starts_a_server() throws Exception {
    pki = new ScratchPki(Files.createDirectories(work.resolve("pki")), "Scratch");
    server = start("EC");
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    upload = Files.write(work.resolve("report.bin"), bytes);
    download = work.resolve("report.back");
  }

  @AfterEach
  void stops_it() {
    server.close();
  }

  private DemoFtpServer start(String keyAlgorithm) throws Exception {
    return DemoFtpServer.start(
        new DemoFtpServer.Settings(
            pki.server(NAME, keyAlgorithm), work.resolve("files"), CrlSources.file(pki.crls())));
  }

  private Endpoint explicit() {
    return Endpoint.explicit(server.explicitPort(), NAME);
  }

  private Endpoint at(Endpoint.Mode mode) {
    return mode == Endpoint.Mode.EXPLICIT
        ? explicit()
        : Endpoint.implicit(server.implicitPort(), NAME);
  }

  private DemoFtpClient client() {
    return DemoFtpClient.trusting(pki.rootPem());
  }

  private DemoOutcome log_in(DemoFtpClient client, Endpoint endpoint, String user)
      throws IOException {
    return client.exchange(endpoint, user, upload, download);
  }

  @ParameterizedTest
  @CsvSource({"EXPLICIT, TLS_1_2", "EXPLICIT, TLS_1_3", "IMPLICIT, TLS_1_2", "IMPLICIT, TLS_1_3"})
  void uploads_and_downloads(Endpoint.Mode mode, TlsVersion version) throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice")).speaking(version);

    DemoOutcome outcome = log_in(alice, at(mode), "alice");

    assertThat(outcome).isInstanceOf(Exchanged.class);
    Exchanged exchanged = (Exchanged) outcome;
    assertThat(exchanged.bytes()).isEqualTo(300_000);
    assertThat(exchanged.control().protocol()).isEqualTo(version.jsseName());
    assertThat(exchanged.data().protocol()).isEqualTo(version.jsseName());
    assertThat(exchanged.control().serverSubject().getName()).isEqualTo("CN=" + NAME);
    assertThat(exchanged.data().serverSerial()).isEqualTo(exchanged.control().serverSerial());
    assertThat(download).hasSameBinaryContentAs(upload);
    assertThat(work.resolve("files/alice/report.bin")).hasSameBinaryContentAs(upload);
    assertThat(server.refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EC, TLS_1_2",
    "EC, TLS_1_3",
    "RSA, TLS_1_2",
    "RSA, TLS_1_3",
    "Ed25519, TLS_1_2",
    "Ed25519, TLS_1_3"
  })
  void takes_keys_of_every_kind(String algorithm, TlsVersion version) throws Exception {
    server.close();
    server = start(algorithm);
    ClientFiles files =
        pki.user("alice", "CN=alice", algorithm, Duration.ofDays(1), KeyPurposeId.id_kp_clientAuth);

    DemoOutcome outcome = log_in(client().presenting(files).speaking(version), explicit(), "alice");

    assertThat(outcome).isInstanceOf(Exchanged.class);
  }

  @Test
  void accepts_a_client_that_sends_only_its_leaf() throws Exception {
    ClientFiles files = pki.user("alice");
    ClientFiles leafOnly = new ClientFiles(files.certificate(), Optional.empty(), files.key());

    assertThat(log_in(client().presenting(leafOnly), explicit(), "alice"))
        .isInstanceOf(Exchanged.class);
  }

  @ParameterizedTest
  @CsvSource({"EXPLICIT, TLS_1_2", "EXPLICIT, TLS_1_3", "IMPLICIT, TLS_1_2", "IMPLICIT, TLS_1_3"})
  void refuses_a_client_without_a_certificate(Endpoint.Mode mode, TlsVersion version)
      throws Exception {
    DemoOutcome outcome = log_in(client().speaking(version), at(mode), "alice");

    assertTlsRefused(outcome, Side.SERVER, CertificateFault.NO_CERTIFICATE);
  }

  @ParameterizedTest
  @CsvSource({"EXPLICIT, TLS_1_2", "EXPLICIT, TLS_1_3", "IMPLICIT, TLS_1_2", "IMPLICIT, TLS_1_3"})
  void refuses_a_certificate_of_another_ca(Endpoint.Mode mode, TlsVersion version)
      throws Exception {
    ScratchPki other = new ScratchPki(Files.createDirectories(work.resolve("other")), "Other");

    DemoOutcome outcome =
        log_in(client().presenting(other.user("alice")).speaking(version), at(mode), "alice");

    assertTlsRefused(outcome, Side.SERVER, CertificateFault.NOT_SAID);
    assertLastRefusal(CertificateFault.UNKNOWN_CA);
  }

  @Test
  void refuses_a_certificate_of_another_ca_with_the_same_names() throws Exception {
    ScratchPki twin = new ScratchPki(Files.createDirectories(work.resolve("twin")), "Scratch");

    DemoOutcome outcome = log_in(client().presenting(twin.user("alice")), explicit(), "alice");

    assertTlsRefused(outcome, Side.SERVER, CertificateFault.NOT_SAID);
    assertLastRefusal(CertificateFault.UNKNOWN_CA);
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void refuses_an_expired_certificate(TlsVersion version) throws Exception {
    ClientFiles expired =
        pki.user("alice", "CN=alice", "EC", Duration.ofMinutes(30), KeyPurposeId.id_kp_clientAuth);

    DemoOutcome outcome =
        log_in(client().presenting(expired).speaking(version), explicit(), "alice");

    assertTlsRefused(outcome, Side.SERVER, CertificateFault.NOT_SAID);
    assertLastRefusal(CertificateFault.EXPIRED);
  }

  @Test
  void refuses_a_certificate_for_servers() throws Exception {
    ClientFiles files =
        pki.user("alice", "CN=alice", "EC", Duration.ofDays(1), KeyPurposeId.id_kp_serverAuth);

    DemoOutcome outcome = log_in(client().presenting(files), explicit(), "alice");

    assertTlsRefused(outcome, Side.SERVER, CertificateFault.NOT_SAID);
    assertLastRefusal(CertificateFault.WRONG_PURPOSE);
  }

  @ParameterizedTest
  @CsvSource({"EXPLICIT, TLS_1_2", "EXPLICIT, TLS_1_3", "IMPLICIT, TLS_1_2", "IMPLICIT, TLS_1_3"})
  void refuses_a_revoked_certificate(Endpoint.Mode mode, TlsVersion version) throws Exception {
    ClientFiles files = pki.user("alice");
    DemoFtpClient alice = client().presenting(files).speaking(version);
    assertThat(log_in(alice, at(mode), "alice")).isInstanceOf(Exchanged.class);

    pki.revoke(files);

    assertTlsRefused(log_in(alice, at(mode), "alice"), Side.SERVER, CertificateFault.NOT_SAID);
    assertLastRefusal(CertificateFault.REVOKED);
    assertThat(server.refusals().get(0).serial()).isEqualTo(pki.serial(files));
    assertThat(server.refusals().get(0).detail()).contains("KEY_COMPROMISE");
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void refuses_a_revoked_certificate_to_a_client_that_offers_an_old_session(TlsVersion version)
      throws Exception {
    ClientFiles files = pki.user("alice");
    SSLContext shared = client().presenting(files).tls();
    log_in_and_upload(shared, version);

    pki.revoke(files);

    assertThatThrownBy(() -> log_in_and_upload(shared, version)).isInstanceOf(IOException.class);
    assertLastRefusal(CertificateFault.REVOKED);
  }

  private void log_in_and_upload(SSLContext shared, TlsVersion version) throws IOException {
    String[] protocols = {version.jsseName()};
    VerifyingFtpsClient ftp =
        new VerifyingFtpsClient(explicit(), shared, protocols, Duration.ofSeconds(10));
    try {
      ftp.open();
      ftp.logIn("alice");
      ftp.protectData();
      ftp.upload(upload, "report.bin");
    } finally {
      ftp.abandon();
    }
  }

  @Test
  void refuses_everybody_when_the_users_ca_is_revoked() throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice"));
    pki.revokeUsersCa();

    assertTlsRefused(log_in(alice, explicit(), "alice"), Side.SERVER, CertificateFault.NOT_SAID);
    assertLastRefusal(CertificateFault.REVOKED);
  }

  @Test
  void refuses_everybody_without_the_crl_of_the_root() throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice"));
    pki.publishUsersCrlAlone();

    assertTlsRefused(log_in(alice, explicit(), "alice"), Side.SERVER, CertificateFault.NOT_SAID);
    assertLastRefusal(CertificateFault.NO_CURRENT_CRL);
  }

  @Test
  void refuses_everybody_when_the_crls_cannot_be_read() throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice"));
    Files.delete(pki.crls());

    assertTlsRefused(log_in(alice, explicit(), "alice"), Side.SERVER, CertificateFault.NOT_SAID);
    assertLastRefusal(CertificateFault.NO_CURRENT_CRL);
  }

  @ParameterizedTest
  @CsvSource({"EXPLICIT, TLS_1_2", "EXPLICIT, TLS_1_3", "IMPLICIT, TLS_1_2", "IMPLICIT, TLS_1_3"})
  void refuses_a_common_name_other_than_the_login(Endpoint.Mode mode, TlsVersion version)
      throws Exception {
    DemoFtpClient bob = client().presenting(pki.user("bob")).speaking(version);

    assertLoginRefused(log_in(bob, at(mode), "alice"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Alice", "ALICE", "alic", "alice2", "anonymous"})
  void compares_the_login_letter_by_letter(String login) throws Exception {
    assertLoginRefused(log_in(client().presenting(pki.user("alice")), explicit(), login));
  }

  @Test
  void refuses_a_subject_with_two_common_names() throws Exception {
    ClientFiles two =
        pki.user("two", "CN=alice,CN=bob", "EC", Duration.ofDays(1), KeyPurposeId.id_kp_clientAuth);

    assertLoginRefused(log_in(client().presenting(two), explicit(), "alice"));
  }

  @Test
  void refuses_a_login_that_would_leave_the_folder() throws Exception {
    ClientFiles sly =
        pki.user("sly", "CN=../sly", "EC", Duration.ofDays(1), KeyPurposeId.id_kp_clientAuth);

    assertLoginRefused(log_in(client().presenting(sly), explicit(), "../sly"));
    assertThat(work.resolve("sly")).doesNotExist();
  }

  @Test
  void refuses_data_in_the_clear() throws Exception {
    VerifyingFtpsClient ftp =
        new VerifyingFtpsClient(
            explicit(),
            client().presenting(pki.user("alice")).tls(),
            new String[] {TlsVersion.TLS_1_3.jsseName()},
            Duration.ofSeconds(10));
    try {
      ftp.open();
      ftp.logIn("alice");
      ftp.enterLocalPassiveMode();

      assertThatThrownBy(() -> ftp.download("report.bin", download)).hasMessageContaining("522");
    } finally {
      ftp.abandon();
    }
  }

  @ParameterizedTest
  @CsvSource({"EXPLICIT, TLS_1_2", "EXPLICIT, TLS_1_3", "IMPLICIT, TLS_1_2", "IMPLICIT, TLS_1_3"})
  void client_refuses_a_server_with_another_name(Endpoint.Mode mode, TlsVersion version)
      throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice")).speaking(version);
    Endpoint misnamed = new Endpoint(mode, at(mode).port(), "www.example.test");

    assertTlsRefused(log_in(alice, misnamed, "alice"), Side.CLIENT, CertificateFault.WRONG_NAME);
  }

  @Test
  void client_does_not_take_the_address_for_the_name() throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice"));

    assertTlsRefused(
        log_in(alice, Endpoint.explicit(server.explicitPort(), "127.0.0.1"), "alice"),
        Side.CLIENT,
        CertificateFault.WRONG_NAME);
  }

  @ParameterizedTest
  @CsvSource({"EXPLICIT, TLS_1_2", "EXPLICIT, TLS_1_3", "IMPLICIT, TLS_1_2", "IMPLICIT, TLS_1_3"})
  void client_refuses_a_server_of_an_unknown_ca(Endpoint.Mode mode, TlsVersion version)
      throws Exception {
    ScratchPki other = new ScratchPki(Files.createDirectories(work.resolve("other")), "Other");
    DemoFtpClient alice =
        DemoFtpClient.trusting(other.rootPem()).presenting(pki.user("alice")).speaking(version);

    assertTlsRefused(log_in(alice, at(mode), "alice"), Side.CLIENT, CertificateFault.UNKNOWN_CA);
  }

  @Test
  void tells_a_closed_port_from_a_refusal() throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice"));
    Endpoint closed = explicit();
    server.close();

    assertThat(log_in(alice, closed, "alice")).isInstanceOf(ConnectionFault.class);
  }

  @Test
  void tells_a_silent_server_from_a_refusal() throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice")).waiting(Duration.ofMillis(300));
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(log_in(alice, Endpoint.explicit(silent.getLocalPort(), NAME), "alice"))
          .isInstanceOf(ConnectionFault.class);
      assertThat(log_in(alice, Endpoint.implicit(silent.getLocalPort(), NAME), "alice"))
          .isInstanceOf(ConnectionFault.class);
    }
  }

  @Test
  void tells_a_plain_port_from_a_refusal() throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice")).waiting(Duration.ofSeconds(2));

    assertThat(log_in(alice, Endpoint.implicit(server.explicitPort(), NAME), "alice"))
        .isInstanceOf(ConnectionFault.class);
  }

  @Test
  void names_the_command_that_was_refused() throws Exception {
    DemoFtpClient alice = client().presenting(pki.user("alice"));
    Files.createDirectories(work.resolve("files/alice/report.bin"));

    DemoOutcome outcome = log_in(alice, explicit(), "alice");

    assertThat(outcome).isInstanceOf(CommandRefused.class);
    assertThat(((CommandRefused) outcome).command()).isEqualTo("STOR");
    assertThat(outcome.sentence()).contains("551");
  }

  @Test
  void reads_crls_over_http_from_this_machine() throws Exception {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/crls.pem",
        exchange -> {
          byte[] body = Files.readAllBytes(pki.crls());
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/crls.pem");
      assertThat(CrlSources.url(address).get()).hasSize(2);
    } finally {
      http.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.1/crls.pem", "https://127.0.0.1/", "file:///etc/x"})
  void refuses_crls_from_elsewhere(String address) {
    assertThatThrownBy(() -> CrlSources.url(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(address);
  }

  @Test
  void says_which_file_is_missing() throws Exception {
    Path folder = pki.server("incomplete.test", "EC");
    Files.delete(folder.resolve("key.pem"));

    assertThatThrownBy(
            () ->
                DemoFtpServer.start(
                    new DemoFtpServer.Settings(
                        folder, work.resolve("files"), CrlSources.file(pki.crls()))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("key.pem");
  }

  @Test
  void says_that_a_port_is_taken() throws Exception {
    DemoFtpServer.Settings taken =
        new DemoFtpServer.Settings(
            pki.server(NAME, "EC"),
            work.resolve("files"),
            CrlSources.file(pki.crls()),
            server.explicitPort(),
            0);

    assertThatThrownBy(() -> DemoFtpServer.start(taken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(String.valueOf(server.explicitPort()));
  }

  @Test
  void leaves_no_thread_that_holds_up_the_exit() throws Exception {
    log_in(client().presenting(pki.user("alice")), explicit(), "alice");
    log_in(client(), explicit(), "alice");
    try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.implicitPort())) {
      server.close();
      server.close();

      Instant limit = Instant.now().plusSeconds(5);
      while (!BEFORE.containsAll(holdingThreads()) && Instant.now().isBefore(limit)) {
        Thread.sleep(20);
      }
      assertThat(BEFORE).containsAll(holdingThreads());
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static Set<Thread> holdingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && !thread.getName().startsWith("junit-"))
        .collect(Collectors.toSet());
  }

  private static void assertTlsRefused(DemoOutcome outcome, Side by, CertificateFault fault) {
    assertThat(outcome).as(outcome.sentence()).isInstanceOf(TlsRefused.class);
    assertThat(((TlsRefused) outcome).by()).isEqualTo(by);
    assertThat(((TlsRefused) outcome).fault()).as(outcome.sentence()).isEqualTo(fault);
  }

  private static void assertLoginRefused(DemoOutcome outcome) {
    assertThat(outcome).as(outcome.sentence()).isInstanceOf(LoginRefused.class);
    assertThat(((LoginRefused) outcome).replyCode()).isEqualTo(530);
  }

  private void assertLastRefusal(CertificateFault fault) {
    assertThat(server.refusals()).isNotEmpty();
    assertThat(server.refusals().get(server.refusals().size() - 1).fault()).isEqualTo(fault);
  }
}
