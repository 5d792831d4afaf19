package io.sealport.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.PureFtpd;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.ftp.FtpLoginCheck;
import io.sealport.server.identity.ftp.FtpLoginSettings;
import io.sealport.server.identity.ftp.FtpServers;
import io.sealport.server.identity.ftp.FtpUploadCheck;
import io.sealport.server.identity.ftp.FtpUploadSettings;
import io.sealport.server.identity.ftp.FtpsUrl;
import io.sealport.server.identity.ftp.UploadPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stock FTP servers say of their users to the checks that ask them. */
@Timeout(120)
class FtpChecksIT {

  private static final Subject ALICE = Subject.of(Name.login(FtpsOptions.USER));
  private static final FtpServers SERVERS = new FtpServers(Looks.RESOLVER, Looks.DIALER);

  @TempDir static Path folder;

  private static ServerFiles files;
  private static Path password;

  @BeforeAll
  static void make_certificates() throws IOException {
    OutsidePrograms.require("vsftpd", "proftpd", "pure-ftpd");
    files = ServerFiles.in(folder);
    password = Files.writeString(folder.resolve("password"), "readers-own\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @EnumSource
  void ftp_login(Stock stock) {
    try (FtpsServer server = stock.start(folder)) {
      Looking looking = Looks.looking();
      Finding good = login(server, FtpsOptions.PASSWORD, looking);
      assertThat(good).as(good.statement()).isInstanceOf(Finding.Proven.class);
      assertThat(((Finding.Proven) good).names()).containsExactly(Name.login(FtpsOptions.USER));

      Finding bad = login(server, "wrong-and-secret", looking);
      assertThat(bad).isInstanceOf(Finding.NotProven.class);
      assertThat(bad.statement()).contains("refused login or password (530)");
      assertThat(looking.transcript().lines())
          .contains("> PASS ***")
          .noneMatch(l -> l.contains(FtpsOptions.PASSWORD) || l.contains("wrong-and-secret"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ftp_login_where_a_client_certificate_is_required_of_everybody(Stock stock) {
    try (FtpsServer server = stock.startRequiringClientCertificates(folder)) {
      Finding finding = login(server, FtpsOptions.PASSWORD, Looks.looking());
      assertThat(finding).isInstanceOf(Finding.NotProven.class);
      assertThat(finding.statement()).contains("client certificate");
    }
  }

  @ParameterizedTest
  @EnumSource
  void ftp_upload(Stock stock) throws IOException {
    try (FtpsServer server =
        stock.start(folder, o -> o.withoutClientCertificates().withUser("reader", "readers-own"))) {
      Order order = Looks.order(TestKeys.fresh(), server);
      assertThat(upload(server, order).statement()).contains("550");

      Path home = Files.createDirectory(server.root().resolve(FtpsOptions.USER));
      Path file = home.resolve(".sealport-proof");
      String content = KeyAuthorization.of(order.nonce(), order.csr().publicKey()).text();
      Files.writeString(file, content + "\n");
      Finding good = upload(server, order);
      assertThat(good).as(good.statement()).isInstanceOf(Finding.Proven.class);

      Files.writeString(file, "of another request");
      assertThat(upload(server, order).statement()).contains("something else");
    }
  }

  private static Finding login(FtpsServer server, String secret, Looking looking) {
    Check check =
        new FtpLoginCheck(
            new FtpLoginSettings(List.of(new FtpLoginSettings.Place(operators(server), List.of()))),
            SERVERS);
    Answers given = new Answers(Map.of("ftp-login", Map.of("password", secret)));
    return check.look(Looks.order(TestKeys.ec(), server), ALICE, given, looking);
  }

  private static Finding upload(FtpsServer server, Order order) {
    Check check =
        new FtpUploadCheck(
            FtpUploadSettings.of(
                new FtpUploadSettings.Place(
                    operators(server),
                    "reader",
                    password,
                    new UploadPath(homes(server) + "/{login}/.sealport-proof"))),
            SERVERS);
    return check.look(order, ALICE, Answers.NONE, Looks.looking());
  }

  /** As the account sees it: of the three, only Pure-FTPd is set up to lock users in. */
  private static String homes(FtpsServer server) {
    return server instanceof PureFtpd ? "" : server.root().toString();
  }

  private static io.sealport.server.identity.ftp.FtpsServer operators(FtpsServer server) {
    String scheme = server.options().implicit() ? "ftps" : "ftpes";
    return new io.sealport.server.identity.ftp.FtpsServer(
        FtpsUrl.parse(scheme + "://localhost:" + server.port()),
        List.of(files.root().certificate()));
  }
}
