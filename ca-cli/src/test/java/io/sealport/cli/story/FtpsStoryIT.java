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
import io.sealport.cli.world.Vsftpd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From a token to an FTPS login, and to its refusal: certificates of a real CA on the FTP servers
 * and in the FTP clients that people have.
 */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class FtpsStoryIT {
  @TempDir static Path folder;

  private static RunningCa ca;
  private static Path endpoint;
  private static ClientCertificate alice;
  private static ClientCertificate expired;
  private static ClientCertificate revoked;
  private static ClientCertificate foreign;

  /** Each server in each mode that it has. */
  enum Endpoint {
    VSFTPD_EXPLICIT(Vsftpd::start, FtpsOptions::explicit),
    VSFTPD_IMPLICIT(Vsftpd::start, FtpsOptions::implicit),
    PROFTPD_EXPLICIT(ProFtpd::start, FtpsOptions::explicit),
    PROFTPD_IMPLICIT(ProFtpd::start, FtpsOptions::implicit);

    private final Function<FtpsOptions, FtpsServer> server;
    private final Function<Path, FtpsOptions> options;

    Endpoint(Function<FtpsOptions, FtpsServer> server, Function<Path, FtpsOptions> options) {
      this.server = server;
      this.options = options;
    }

    FtpsServer start(Path certificates) {
      return server.apply(options.apply(certificates));
    }

    /** ProFTPD only: our OCSP responder is asked about every client. */
    FtpsServer startAskingOcsp(Path certificates) {
      return server.apply(options.apply(certificates).withOcspResponderAsked());
    }
  }

  @BeforeAll
  static void enrol_everybody() throws IOException {
    OutsidePrograms.require("openssl", "lftp", "curl", "vsftpd", "proftpd");
    ca = RunningCa.start(folder.resolve("ca"), "Story CA");
    endpoint = byToken("ftps-server", List.of("localhost", "127.0.0.1"), "endpoint");
    alice = ClientCertificate.in(byToken("ftps-user", List.of("alice"), "alice"), "alice");
    // It is alice's login that all of them try.
    expired =
        ClientCertificate.in(
            ca.issue("ftps-user", "alice", "expired", "--validity", "1s"), "alice");
    Path lost = ca.issue("ftps-user", "alice", "lost");
    ca.revoke(lost.resolve("cert.pem"));
    revoked = ClientCertificate.in(lost, "alice");
    foreign = ClientCertificate.in(ofAnotherCa(), "alice");
  }

  @AfterAll
  static void stop() {
    if (ca != null) {
      ca.close();
    }
  }

  /** As on another machine: a token, the address and the root are all that is known there. */
  private static Path byToken(String profile, List<String> names, String out) {
    List<String> create = ca.asOperator("token", "create", "--profile", profile, "--ttl", "1h");
    names.forEach(name -> create.addAll(List.of("--name", name)));
    String token = ca.sealport().json(create).path("token").asText();

    Path machine = folder.resolve("machine-" + out);
    List<String> request = ca.fromAfar("request", "--profile", profile, "--out", out);
    names.forEach(name -> request.addAll(List.of("--name", name)));
    SealportProcess afar =
        SealportProcess.in(machine).with("SEALPORT_PASSPHRASE", "").with("SEALPORT_TOKEN", token);
    afar.run(request).requireOk();
    return afar.path(out);
  }

  /** A CA with the name of ours and another key, and a certificate that it gave to an alice. */
  private static Path ofAnotherCa() throws IOException {
    Path files = Files.createDirectory(folder.resolve("foreign"));
    Files.writeString(files.resolve("alice.ext"), "extendedKeyUsage = clientAuth\n");
    OpenSsl openssl = new OpenSsl(files);
    List<String> key =
        List.of("-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-subj");
    List<String> self = new ArrayList<>(List.of("req", "-x509", "-days", "2"));
    self.addAll(key);
    self.addAll(List.of("/O=Story CA/CN=Story CA Users CA", "-keyout", "ca.key", "-out", "ca.crt"));
    openssl.run(self).requireOk();
    List<String> request = new ArrayList<>(List.of("req", "-new"));
    request.addAll(key);
    request.addAll(List.of("/CN=alice", "-keyout", "alice.key", "-out", "alice.csr"));
    openssl.run(request).requireOk();
    openssl
        .run(
            "x509",
            "-req",
            "-in",
            "alice.csr",
            "-CA",
            "ca.crt",
            "-CAkey",
            "ca.key",
            "-days",
            "1",
            "-CAcreateserial",
            "-extfile",
            "alice.ext",
            "-out",
            "alice.crt")
        .requireOk();
    return files;
  }

  @ParameterizedTest
  @EnumSource
  void lets_in_who_holds_a_good_certificate_and_nobody_else(Endpoint where) {
    try (FtpsServer server = where.start(endpoint)) {
      FtpsTrial trial = new FtpsTrial(server, folder);
      FtpsLogin bare = login(server);
      trial.transfers(bare.with(alice));
      trial.refuses(bare);
      trial.refuses(bare.with(foreign));
      trial.refuses(bare.with(expired));
      trial.transfers(new Curl(), bare.byName("127.0.0.1").with(alice));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VSFTPD_EXPLICIT", "VSFTPD_IMPLICIT"})
  void vsftpd_lets_a_revoked_certificate_in_because_it_cannot_check(Endpoint where) {
    try (FtpsServer server = where.start(endpoint)) {
      new FtpsTrial(server, folder).transfers(login(server).with(revoked));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PROFTPD_EXPLICIT", "PROFTPD_IMPLICIT"})
  void proftpd_that_asks_ocsp_refuses_a_revoked_certificate_too(Endpoint where) {
    try (FtpsServer server = where.startAskingOcsp(endpoint)) {
      FtpsTrial trial = new FtpsTrial(server, folder);
      trial.refuses(login(server).with(revoked));
      assertThat(server.log()).contains("'CN = alice' has 'revoked' (1) status");
      // It was the answer, not the lack of one: that would shut everybody out.
      trial.transfers(login(server).with(alice));
      trial.refuses(login(server).with(foreign));
      trial.refuses(login(server));
      // To ProFTPD 1.3.8 a "good" would outweigh the date: our responder does not say it.
      trial.refuses(login(server).with(expired));
    }
  }

  @Test
  void proftpd_lets_a_revoked_certificate_in_where_it_is_not_told_to_ask() {
    try (FtpsServer server = ProFtpd.start(FtpsOptions.explicit(endpoint))) {
      new FtpsTrial(server, folder).transfers(new Curl(), login(server).with(revoked));
    }
  }

  @Test
  void a_revocation_ends_the_logins_of_a_user_whom_it_let_in_before() {
    Path files = ca.issue("ftps-user", "bob", "bob");
    ClientCertificate bob = ClientCertificate.in(files, "bob");
    FtpsOptions options =
        FtpsOptions.explicit(endpoint).withOcspResponderAsked().withUser("bob", "bobs-own");
    try (FtpsServer server = ProFtpd.start(options)) {
      FtpsTrial trial = new FtpsTrial(server, folder);
      FtpsLogin login = login(server).as("bob", "bobs-own").with(bob);
      trial.transfers(login);
      ca.revoke(files.resolve("cert.pem"));
      trial.refuses(login);
    }
  }

  @Test
  void a_certificate_is_its_users_login_where_the_server_compares_names() {
    FtpsOptions options =
        FtpsOptions.explicit(endpoint).withUserIsCommonName().withUser("bob", "bobs-own");
    try (FtpsServer server = ProFtpd.start(options)) {
      FtpsTrial trial = new FtpsTrial(server, folder);
      trial.transfers(login(server).as("alice", "not-known").with(alice));
      trial.refuses(login(server).as("bob", "not-known").with(alice));
    }
  }

  @Test
  void proftpd_serves_the_renewed_certificate_in_the_next_session() throws IOException {
    Path files = ca.issue("ftps-server", "localhost", "renewed-proftpd");
    String before = serial(files);
    try (FtpsServer server = ProFtpd.start(FtpsOptions.explicit(files))) {
      assertThat(served(server)).isEqualTo(before);
      String after = renew(files);
      assertThat(after).isNotEqualTo(before);
      assertThat(served(server)).isEqualTo(after);
      new FtpsTrial(server, folder).transfers(login(server).with(alice));
    }
  }

  @Test
  void vsftpd_serves_the_renewed_certificate_after_a_restart() throws IOException {
    Path files = ca.issue("ftps-server", "localhost", "renewed-vsftpd");
    String before = serial(files);
    try (FtpsServer server = Vsftpd.start(FtpsOptions.explicit(files))) {
      String after = renew(files);
      assertThat(served(server)).isEqualTo(before);
      server.restart();
      assertThat(served(server)).isEqualTo(after);
      new FtpsTrial(server, folder).transfers(login(server).with(alice));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-3072", "ec-p384", "ed25519"})
  void servers_and_clients_take_keys_of_each_type(String keyType) {
    Path server =
        ca.issue("ftps-server", "localhost", "endpoint-" + keyType, "--key-type", keyType);
    Path user = ca.issue("ftps-user", "alice", "alice-" + keyType, "--key-type", keyType);
    ClientCertificate certificate = ClientCertificate.in(user, "alice");
    for (Endpoint where : List.of(Endpoint.VSFTPD_EXPLICIT, Endpoint.PROFTPD_EXPLICIT)) {
      try (FtpsServer running = where.start(server)) {
        new FtpsTrial(running, folder).transfers(login(running).with(certificate));
      }
    }
  }

  private static FtpsLogin login(FtpsServer server) {
    return FtpsLogin.to(server, endpoint.resolve("root.pem"));
  }

  /** As on the endpoint's machine, which has its files and no word of an operator's. */
  private static String renew(Path files) {
    List<String> renew =
        List.of(
            "renew",
            "--cert",
            "fullchain.pem",
            "--key",
            "key.pem",
            "--out",
            ".",
            "--server",
            ca.home().https(),
            "--trust",
            "root.pem");
    SealportProcess machine = ca.sealport().with("SEALPORT_PASSPHRASE", "").at(files);
    return machine.json(renew).path("serial").asText();
  }

  private static String serial(Path files) {
    Result shown = new OpenSsl(files).run("x509", "-in", "cert.pem", "-noout", "-serial");
    return hex(shown.requireOk().stdout());
  }

  /** The serial of what the server sends after AUTH TLS. */
  private static String served(FtpsServer server) throws IOException {
    OpenSsl openssl = new OpenSsl(folder);
    Result session =
        openssl.run(
            "s_client",
            "-starttls",
            "ftp",
            "-connect",
            server.host() + ":" + server.port(),
            "-servername",
            "localhost",
            "-CAfile",
            endpoint.resolve("root.pem").toString(),
            "-verify_return_error",
            "-cert",
            alice.certificate().toString(),
            "-key",
            alice.key().toString());
    assertThat(session.stdout()).as("%s", session).contains("-----END CERTIFICATE-----");
    Path leaf = Files.createTempFile(folder, "served-", ".pem");
    Files.writeString(leaf, session.stdout());
    Result shown = openssl.run("x509", "-in", leaf.toString(), "-noout", "-serial");
    return hex(shown.requireOk().stdout());
  }

  private static String hex(String line) {
    return line.strip().replace("serial=", "").toLowerCase(Locale.ROOT);
  }
}
