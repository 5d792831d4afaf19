package io.sealport.cli.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves the servers and clients of this package on certificates that openssl made. */
@Timeout(60)
class FtpsWorldTest {
  private static final String CONTENT = "seven seals\n".repeat(10_000);

  @TempDir static Path folder;

  private static ScratchPki pki;
  private static ClientCertificate alice;
  private static ClientCertificate expired;
  private static ClientCertificate foreign;
  private static Path file;

  /** Each server in each mode that it has. */
  enum Endpoint {
    VSFTPD_EXPLICIT(Vsftpd::start, FtpsOptions::explicit),
    VSFTPD_IMPLICIT(Vsftpd::start, FtpsOptions::implicit),
    PROFTPD_EXPLICIT(ProFtpd::start, FtpsOptions::explicit),
    PROFTPD_IMPLICIT(ProFtpd::start, FtpsOptions::implicit),
    PURE_FTPD_EXPLICIT(PureFtpd::start, FtpsOptions::explicit);

    private final Function<FtpsOptions, FtpsServer> server;
    private final Function<Path, FtpsOptions> options;

    Endpoint(Function<FtpsOptions, FtpsServer> server, Function<Path, FtpsOptions> options) {
      this.server = server;
      this.options = options;
    }

    FtpsServer start() {
      return server.apply(options.apply(pki.server()));
    }
  }

  @BeforeAll
  static void make_scratch_pki() throws IOException {
    OutsidePrograms.require("openssl", "lftp", "curl");
    pki = ScratchPki.in(Files.createDirectory(folder.resolve("pki")));
    alice = pki.user("alice");
    expired = pki.expiredUser("expired");
    foreign = ScratchPki.in(Files.createDirectory(folder.resolve("foreign"))).user("alice");
    file = Files.writeString(folder.resolve("sent.txt"), CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void transfers_with_a_good_certificate_and_refuses_every_other(Endpoint endpoint)
      throws IOException {
    try (FtpsServer server = endpoint.start()) {
      for (FtpClient client : clients()) {
        FtpsLogin bare = FtpsLogin.to(server, pki.rootCertificate());
        transfers(client, server, bare.with(alice));
        refuses(client, server, bare);
        refuses(client, server, bare.with(foreign));
        refuses(client, server, bare.with(expired));
        // The client judges too.
        refuses(client, server, FtpsLogin.to(server, foreignRoot()).with(alice));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VSFTPD_EXPLICIT", "PROFTPD_EXPLICIT"})
  void refuses_a_good_certificate_with_a_wrong_password(Endpoint endpoint) {
    try (FtpsServer server = endpoint.start()) {
      FtpsLogin login = FtpsLogin.to(server, pki.rootCertificate()).with(alice);
      refuses(new Curl(), server, login.as("alice", "wrong"));
      refuses(new Curl(), server, login.as("bob", FtpsOptions.PASSWORD));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VSFTPD_EXPLICIT", "PROFTPD_EXPLICIT", "PURE_FTPD_EXPLICIT"})
  void serves_again_after_a_restart(Endpoint endpoint) throws IOException {
    try (FtpsServer server = endpoint.start()) {
      server.restart();
      transfers(new Lftp(), server, FtpsLogin.to(server, pki.rootCertificate()).with(alice));
    }
  }

  @Test
  void leaves_nothing_behind() throws IOException {
    FtpsServer server = Endpoint.VSFTPD_EXPLICIT.start();
    transfers(new Lftp(), server, FtpsLogin.to(server, pki.rootCertificate()).with(alice));
    server.close();
    assertThat(LoopbackPorts.answers(server.port())).isFalse();
    assertThat(server.root()).doesNotExist();
    assertThat(server.log()).contains("vsftpd.log");
    try (var services = Files.list(Path.of("/etc/pam.d"))) {
      String ours = "sealport-test-" + ProcessHandle.current().pid();
      assertThat(services).noneMatch(name -> name.getFileName().toString().startsWith(ours));
    }
  }

  @Test
  void curl_refuses_a_server_of_another_name() throws IOException {
    try (FtpsServer server = ProFtpd.start(FtpsOptions.explicit(pki.server()))) {
      FtpsLogin login = FtpsLogin.to(server, pki.rootCertificate()).with(alice);
      refuses(new Curl(), server, login.byName("ftp.example.test"));
      transfers(new Curl(), server, login.byName("127.0.0.1"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VSFTPD_EXPLICIT", "PROFTPD_EXPLICIT", "PURE_FTPD_EXPLICIT"})
  void transfers_without_a_certificate_where_none_is_required(Endpoint endpoint)
      throws IOException {
    FtpsOptions options = endpoint.options.apply(pki.server()).withoutClientCertificates();
    try (FtpsServer server = endpoint.server.apply(options)) {
      for (FtpClient client : clients()) {
        transfers(client, server, FtpsLogin.to(server, pki.rootCertificate()));
      }
    }
  }

  @Test
  void proftpd_takes_the_common_name_for_the_password() throws IOException {
    FtpsOptions options =
        FtpsOptions.explicit(pki.server()).withUserIsCommonName().withUser("bob", "bobs-own");
    try (FtpsServer server = ProFtpd.start(options)) {
      FtpsLogin login = FtpsLogin.to(server, pki.rootCertificate()).with(alice);
      transfers(new Curl(), server, login.as("alice", "unknown"));
      refuses(new Curl(), server, login.as("bob", "unknown"));
    }
  }

  @Test
  void proftpd_asks_no_responder_where_the_certificate_names_none() throws IOException {
    FtpsOptions options = FtpsOptions.explicit(pki.server()).withOcspResponderAsked();
    try (FtpsServer server = ProFtpd.start(options)) {
      transfers(new Curl(), server, FtpsLogin.to(server, pki.rootCertificate()).with(alice));
    }
  }

  private static List<FtpClient> clients() {
    return List.of(new Lftp(), new Curl());
  }

  private static Path foreignRoot() {
    return folder.resolve("foreign").resolve("root.crt");
  }

  private static void transfers(FtpClient client, FtpsServer server, FtpsLogin login)
      throws IOException {
    String name = client.getClass().getSimpleName() + ".txt";
    Result upload = client.upload(login, file, name);
    assertThat(upload).as(server.log()).matches(Result::ok, "ok");
    assertThat(server.root().resolve(name)).hasContent(CONTENT);

    Path received = folder.resolve("received.txt");
    Files.deleteIfExists(received);
    Result download = client.download(login, name, received);
    assertThat(download).as(server.log()).matches(Result::ok, "ok");
    assertThat(received).hasContent(CONTENT);
  }

  private static void refuses(FtpClient client, FtpsServer server, FtpsLogin login) {
    Result upload = client.upload(login, file, "refused.txt");
    assertThat(upload).as(server.log()).matches(result -> !result.ok(), "refused");
    assertThat(upload.exitCode()).isNotEqualTo(Result.TIMED_OUT);
    assertThat(server.root().resolve("refused.txt")).doesNotExist();
  }
}
