package io.sealport.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.ftps.FtpsProbe;
import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.Login;
import io.sealport.ftps.ServedEndpoint;
import io.sealport.ftps.ServerTrust;
import io.sealport.ftps.TlsOffer;
import io.sealport.ftps.TlsVersion;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stock FTP servers, unchanged, as the product looks at them. */
@Timeout(60)
class ProbeIT {

  private static final Name NAME = Name.dns("localhost");

  @TempDir static Path folder;

  private static ServerFiles files;

  private final Transcript transcript = new Transcript();

  @BeforeAll
  static void make_certificates() throws IOException {
    OutsidePrograms.require("vsftpd", "proftpd", "pure-ftpd");
    files = ServerFiles.in(folder);
  }

  @ParameterizedTest
  @EnumSource
  void sees_the_very_certificates_that_are_served(Stock stock) throws IOException {
    try (FtpsServer server = stock.start(folder)) {
      ServedEndpoint served = look(server);
      // Pure-FTPd sends its trust anchors too, which stand in the same file.
      assertThat(served.tls().chain())
          .startsWith(files.chain().toArray(X509CertificateHolder[]::new));
      assertThat(served.tls().clientCertificateRequested()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sees_them_where_a_client_certificate_is_required(Stock stock) throws IOException {
    try (FtpsServer server = stock.startRequiringClientCertificates(folder)) {
      for (TlsVersion version : TlsVersion.values()) {
        ServedEndpoint served = look(server, TlsOffer.to(NAME).only(version));
        assertThat(served.tls().version()).isEqualTo(version);
        assertThat(served.certificate()).isEqualTo(files.server().certificate());
        assertThat(served.tls().clientCertificateRequested()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void says_that_a_client_certificate_is_wanted(Stock stock) {
    try (FtpsServer server = stock.startRequiringClientCertificates(folder)) {
      assertThatThrownBy(() -> login(server, FtpsOptions.PASSWORD))
          .isInstanceOf(NetFailure.class)
          .hasMessageContaining("client certificate");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tells_a_good_password_from_a_bad_one(Stock stock) throws IOException {
    try (FtpsServer server = stock.start(folder)) {
      assertThat(login(server, "wrong-and-secret").outcome()).isEqualTo(Login.Outcome.REFUSED);
      assertThat(login(server, FtpsOptions.PASSWORD).outcome()).isEqualTo(Login.Outcome.ACCEPTED);
      assertThat(transcript.lines())
          .contains("> PASS ***")
          .noneMatch(l -> l.contains("wrong-and-secret") || l.contains(FtpsOptions.PASSWORD));
    }
  }

  /** Which vsftpd and ProFTPD allow only to a data connection that resumes the session. */
  @ParameterizedTest
  @EnumSource
  void reads_files(Stock stock) throws IOException {
    try (FtpsServer server = stock.start(folder)) {
      publish(server, "token", "of this order");
      publish(server, "long", "x".repeat(100_000));
      try (FtpsSession session =
          FtpsSession.openForFiles(
              Dialer.direct(), target(server), verified(), soon(), transcript)) {
        assertThat(session.login(FtpsOptions.USER, FtpsOptions.PASSWORD.toCharArray()).isIn())
            .isTrue();
        assertThat(session.retrieve("token", 100)).asString().isEqualTo("of this order");
        assertThat(session.retrieve("long", 100_000)).hasSize(100_000);
        assertThatThrownBy(() -> session.retrieve("missing", 100))
            .isInstanceOf(NetFailure.class)
            .hasMessageContaining("answered RETR with \"550");
        assertThatThrownBy(() -> session.retrieve("long", 100))
            .isInstanceOf(NetFailure.class)
            .hasMessageContaining("more than 100 bytes");
      }
      assertThat(transcript.lines())
          .contains("-- the data connection resumes the TLS session")
          .noneMatch(l -> l.contains("a TLS session of its own"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VSFTPD_EXPLICIT", "PROFTPD_IMPLICIT"})
  void believes_no_server_of_another_name(Stock stock) {
    try (FtpsServer server = stock.start(folder)) {
      FtpsTarget other = Stock.target(server, Name.dns("ftp.example.com"));
      assertThatThrownBy(
              () -> FtpsSession.open(Dialer.direct(), other, verified(), soon(), transcript))
          .isInstanceOf(NetFailure.class)
          .hasMessageContaining("it does not name ftp.example.com");
    }
  }

  private ServedEndpoint look(FtpsServer server) throws NetFailure {
    return look(server, TlsOffer.to(NAME));
  }

  private ServedEndpoint look(FtpsServer server, TlsOffer offer) throws NetFailure {
    return new FtpsProbe(Dialer.direct()).look(target(server), offer, soon(), transcript);
  }

  private Login login(FtpsServer server, String password) throws NetFailure {
    try (FtpsSession session =
        FtpsSession.open(Dialer.direct(), target(server), verified(), soon(), transcript)) {
      return session.login(FtpsOptions.USER, password.toCharArray());
    }
  }

  private static FtpsTarget target(FtpsServer server) {
    return Stock.target(server, NAME);
  }

  private static ServerTrust verified() {
    return new ServerTrust.Verified(List.of(files.root().certificate()), Instant.now());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  private static void publish(FtpsServer server, String name, String content) throws IOException {
    Files.writeString(server.root().resolve(name), content);
  }
}
