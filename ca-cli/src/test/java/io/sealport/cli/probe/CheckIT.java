package io.sealport.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.Vsftpd;
import io.sealport.pki.Forge;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code sealport check} of stock FTP servers, well and ill. */
@Timeout(60)
class CheckIT {

  /** What a report says. */
  private record Told(int code, JsonNode report) {

    List<String> faults() {
      return StreamSupport.stream(report.path("faults").spliterator(), false)
          .map(f -> f.path("id").asText())
          .toList();
    }

    String fact(String id) {
      return StreamSupport.stream(report.path("facts").spliterator(), false)
          .filter(f -> f.path("id").asText().equals(id))
          .map(f -> f.path("value").asText())
          .findFirst()
          .orElse("");
    }

    String invalid() {
      return report.path("certificate").path("invalid").path("field").asText();
    }
  }

  @TempDir static Path folder;

  private static ServerFiles files;
  private static Path root;
  private static Path password;

  @TempDir Path own;

  @BeforeAll
  static void make_certificates() throws IOException {
    OutsidePrograms.require("vsftpd", "proftpd", "pure-ftpd");
    files = ServerFiles.in(Files.createDirectory(folder.resolve("good")));
    root =
        Files.writeString(folder.resolve("root.pem"), Pem.certificate(files.root().certificate()));
    password = secret("password", FtpsOptions.PASSWORD);
  }

  private static Path secret(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @EnumSource
  void a_stock_server_is_healthy(Stock stock) throws IOException {
    try (FtpsServer server = stock.start(files.folder())) {
      Told told = check(server, login());

      assertThat(told.faults()).as(told.report().toPrettyString()).isEqualTo(oddities(stock));
      assertThat(told.code()).isZero();
      assertThat(told.report().path("healthy").asBoolean()).isTrue();
      assertThat(told.invalid()).isEmpty();
      assertThat(told.fact("tls-versions")).isEqualTo("TLS 1.3, TLS 1.2");
      assertThat(told.fact("data-certificate")).isEqualTo("the control connection's");
      assertThat(told.fact("login")).startsWith(FtpsOptions.USER + " is in");
      assertThat(told.fact("protection")).isEqualTo("PBSZ 0 and PROT P honoured");
    }
  }

  /** What is odd about each of them as it comes: warnings, all of it. */
  private static List<String> oddities(Stock stock) {
    return switch (stock) {
      case VSFTPD_EXPLICIT, VSFTPD_IMPLICIT, PROFTPD_EXPLICIT, PROFTPD_IMPLICIT ->
          List.of("session-reuse-needed");
      // Its trust anchors stand in the file of its chain, and are sent too; -Y 2 is not for data.
      case PURE_FTPD_EXPLICIT -> List.of("chain-superfluous", "prot-c-accepted");
    };
  }

  @ParameterizedTest
  @EnumSource
  void without_a_login_it_is_healthy_too(Stock stock) throws IOException {
    try (FtpsServer server = stock.start(files.folder())) {
      assertThat(check(server).code()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VSFTPD_EXPLICIT", "PROFTPD_EXPLICIT", "PURE_FTPD_EXPLICIT"})
  void a_client_certificate_is_shown_where_it_is_wanted(Stock stock) throws IOException {
    var user =
        Forge.user(FtpsOptions.USER)
            .valid(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofHours(1)))
            .by(files.issuer());
    Path certificate =
        Files.writeString(
            own.resolve("alice.crt"),
            Pem.certificates(List.of(user.certificate(), files.issuer().certificate())));
    Path key = secret("alice.key", Keys.pem(user.keys().getPrivate()));
    try (FtpsServer server = stock.startRequiringClientCertificates(files.folder())) {
      Told with = check(server, and(login(), "--cert", certificate, "--key", key));
      Told without = check(server, login());

      assertThat(with.code()).as(with.report().toPrettyString()).isZero();
      assertThat(with.fact("login")).contains(" is in");
      assertThat(without.faults()).contains("client-certificate-needed");
    }
  }

  @Test
  void that_vsftpd_wants_sessions_resumed_is_no_certificate_fault() throws IOException {
    try (FtpsServer server =
        Vsftpd.start(FtpsOptions.explicit(files.folder()).withoutClientCertificates())) {
      Told told = check(server, and(login(), "--strict"));

      assertThat(told.faults()).containsExactly("session-reuse-needed");
      assertThat(told.code()).isEqualTo(13);
      assertThat(told.report().path("faults").path(0).path("found").asText()).contains("522");
    }
  }

  @Test
  void vsftpd_with_its_built_in_ciphers_is_no_certificate_fault() throws IOException {
    try (FtpsServer server =
        Vsftpd.start(
            FtpsOptions.explicit(files.folder()).withoutClientCertificates(),
            Set.of("ssl_ciphers"))) {
      Told told = check(server, "--strict");

      assertThat(told.faults())
          .as(told.report().toPrettyString())
          .containsExactly("tls-1-2-refused");
      assertThat(told.code()).isEqualTo(12);
    }
  }

  @Test
  void proftpd_with_the_whole_chain_in_one_file_sends_the_certificate_alone() throws IOException {
    ServerFiles alone = ServerFiles.in(own);
    Files.move(
        own.resolve("fullchain.pem"),
        own.resolve("cert.pem"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.delete(own.resolve("chain.pem"));
    // With the issuer among its client CAs it would find the chain there, and admit its clients.
    Files.writeString(own.resolve("client-ca.pem"), Pem.certificate(alone.root().certificate()));
    try (FtpsServer server = Stock.PROFTPD_EXPLICIT.start(own)) {
      Told told = check(server, trusting(alone));

      assertThat(told.faults()).containsExactly("chain-incomplete");
      assertThat(told.code()).isEqualTo(11);
      assertThat(told.report().path("chain")).hasSize(1);
    }
  }

  @Test
  void a_certificate_that_has_expired_is_told() throws IOException {
    Instant now = Instant.now();
    ServerFiles expired =
        ServerFiles.in(own, f -> f.valid(now.minus(Duration.ofDays(2)), now.minusSeconds(60)));
    try (FtpsServer server = Stock.VSFTPD_EXPLICIT.start(own)) {
      Told told = check(server, and(trusting(expired), login()));

      assertThat(told.faults()).containsExactly("expired");
      assertThat(told.invalid()).isEqualTo("notAfter");
      assertThat(told.code()).isEqualTo(11);
      assertThat(told.fact("login")).startsWith("not tried");
    }
  }

  @Test
  void a_name_that_it_does_not_bear_and_another_certificate_than_expected_are_told()
      throws IOException {
    try (FtpsServer server = Stock.PURE_FTPD_EXPLICIT.start(files.folder())) {
      Told told =
          told(
              "ftp.example.com",
              and(trusting(files), "--expect", "0a", "--connect", "127.0.0.1:" + server.port()));

      assertThat(told.faults()).contains("name-mismatch", "not-expected");
      assertThat(told.invalid()).isEqualTo("names");
      assertThat(told.code()).isEqualTo(11);
    }
  }

  @Test
  void a_revoked_certificate_is_told() throws Exception {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    String crl = "http://127.0.0.1:" + http.getAddress().getPort() + "/crl";
    ServerFiles revoked =
        ServerFiles.in(own, f -> f.with(Extension.cRLDistributionPoints, false, at(crl)));
    byte[] der = crl(revoked);
    http.createContext(
        "/crl",
        exchange -> {
          exchange.sendResponseHeaders(200, der.length);
          exchange.getResponseBody().write(der);
          exchange.close();
        });
    http.start();
    try (FtpsServer server = Stock.PROFTPD_IMPLICIT.start(own)) {
      Told told = check(server, trusting(revoked));

      assertThat(told.faults()).containsExactly("revoked");
      assertThat(told.invalid()).isEqualTo("status");
      assertThat(told.code()).isEqualTo(15);
    } finally {
      http.stop(0);
    }
  }

  private static CRLDistPoint at(String address) {
    GeneralName uri = new GeneralName(GeneralName.uniformResourceIdentifier, address);
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(new GeneralNames(uri)), null, null)
        });
  }

  private static byte[] crl(ServerFiles of) throws IOException {
    Instant now = Instant.now();
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(
            of.issuer().certificate().getSubject(), Date.from(now.minusSeconds(60)));
    builder.setNextUpdate(Date.from(now.plusSeconds(3600)));
    builder.addCRLEntry(
        of.server().certificate().getSerialNumber(), Date.from(now), CRLReason.keyCompromise);
    return builder.build(of.issuer().signer("SHA256withECDSA")).getEncoded();
  }

  private static Object[] login() {
    return new Object[] {"--login", FtpsOptions.USER, "--password-file", password};
  }

  private Object[] trusting(ServerFiles others) throws IOException {
    Path file = own.resolve("trusted.pem");
    Files.writeString(file, Pem.certificate(others.root().certificate()));
    return new Object[] {"--trust", file};
  }

  private static Object[] and(Object[] first, Object... then) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(then)).toArray();
  }

  private Told check(FtpsServer server, Object... more) throws IOException {
    boolean given = Arrays.asList(more).contains("--trust");
    Object[] trust = given ? new Object[0] : new Object[] {"--trust", root};
    return told("ftps://localhost:" + server.port(), and(trust, more));
  }

  private Told told(String endpoint, Object... options) throws IOException {
    List<Object> words = new ArrayList<>(List.of("check", endpoint, "--json"));
    words.addAll(Arrays.asList(options));
    Cli.Run run = Cli.of(own).run(words.toArray());
    assertThat(run.out()).as(run.err()).doesNotContain(FtpsOptions.PASSWORD);
    return new Told(run.code(), new ObjectMapper().readTree(run.out()).path(0));
  }
}
