package io.sealport.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.fake.Cli;
import io.sealport.cli.world.ClientCertificate;
import io.sealport.cli.world.FtpsLogin;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.LoopbackPorts;
import io.sealport.cli.world.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates installed at real FTP servers, as an administrator runs them. */
@Timeout(60)
class InstallIT {

  /** More than any kernel keeps on its way: the session must be there until the end. */
  private static final int LARGE = 32 << 20;

  @TempDir Path home;

  private SourceFiles source;

  /** Each real server, and a line that breaks it once TLS is switched on, or at once. */
  enum Kind {
    VSFTPD("vsftpd", Service::vsftpd, "ssl_ciphers=NONSENSE"),
    PROFTPD("proftpd", Service::proFtpd, "TLSCipherSuite NONSENSE"),
    PUREFTPD("pureftpd", Service::pureFtpd, "TLSCipherSuite NONSENSE");

    private final String id;
    private final Function<String[], Service> server;
    private final String nonsense;

    Kind(String id, Function<String[], Service> server, String nonsense) {
      this.id = id;
      this.server = server;
      this.nonsense = nonsense;
    }

    Service start(String... more) {
      return server.apply(more);
    }
  }

  @BeforeEach
  void make_what_came() throws IOException {
    source = SourceFiles.in(Files.createDirectory(home.resolve("ftp")));
  }

  @ParameterizedTest
  @EnumSource
  void installs_and_renews_while_a_transfer_goes_on(Kind kind) throws Exception {
    try (Service server = kind.start()) {
      String before = Files.readString(server.config());
      Cli.Run dry = install(kind, server, "--dry-run");
      assertThat(dry.code()).as(dry.err()).isZero();
      assertThat(dry.out()).contains("+++ " + server.config(), "/current/").contains("shown: ");
      assertThat(server.config()).hasContent(before);

      Cli.Run first = apply(kind, server);
      assertThat(first.code()).as(first.out() + first.err() + server.log()).isZero();
      assertThat(first.out()).contains("installed: ", "serves serial " + source.serial());
      assertThat(Files.readString(server.config())).contains("# the admin's own words");
      assertThat(kept(server)).hasContent(before);
      requireSecretKey(server);

      Cli.Run again = apply(kind, server);
      assertThat(again.out()).contains("unchanged: ");

      byte[] content = new byte[LARGE];
      new Random(1).nextBytes(content);
      Files.write(server.root().resolve("large.bin"), content);
      try (HeldTransfer transfer = HeldTransfer.begin(home, login(server), "large.bin")) {
        source.renew();
        Cli.Run renewed = apply(kind, server);
        assertThat(renewed.code()).as(renewed.out() + renewed.err() + server.log()).isZero();
        assertThat(renewed.out()).contains("installed: ", "serves serial " + source.serial());
        assertThat(transfer.end()).isEqualTo(content);
      }
    }
  }

  private static void requireSecretKey(Service server) throws IOException {
    Path key = server.folder("tls").resolve("current/key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  private static Path kept(Service server) throws IOException {
    try (Stream<Path> all = Files.walk(server.folder("tls").resolve("backup"))) {
      return all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VSFTPD", "PUREFTPD"})
  void a_server_that_was_not_restarted_is_noticed_and_all_is_put_back(Kind kind) throws Exception {
    try (Service server = kind.start()) {
      assertThat(apply(kind, server).code()).isZero();
      String old = source.serial();
      Path current = server.folder("tls").resolve("current").toRealPath();
      source.renew();

      Cli.Run stale = install(kind, server, "--apply", "--wait", "1s", "--restart-command", "true");

      assertThat(stale.code()).isEqualTo(9);
      assertThat(stale.out())
          .contains("rolled-back: ", "serves serial " + old, "not serial " + source.serial());
      assertThat(server.folder("tls").resolve("current").toRealPath()).isEqualTo(current);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_configuration_that_breaks_is_taken_back_and_the_server_goes_on(Kind kind)
      throws Exception {
    try (Service server = kind.start()) {
      Files.writeString(server.config(), kind.nonsense + "\n", StandardOpenOption.APPEND);
      String before = Files.readString(server.config());

      Cli.Run broken = apply(kind, server, "--wait", "1s");

      assertThat(broken.code()).as(broken.out() + broken.err()).isEqualTo(9);
      assertThat(broken.out()).contains("rolled-back: ");
      assertThat(broken.err()).contains("Files and configuration are as before");
      assertThat(server.config()).hasContent(before);
      assertThat(server.folder("tls").resolve("current")).doesNotExist();
      assertThat(LoopbackPorts.answers(server.port())).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_login_that_breaks_takes_everything_back(Kind kind) throws Exception {
    try (Service server = kind.start()) {
      Path good = source.write("good.password", FtpsOptions.PASSWORD);
      Cli.Run first = apply(kind, server, "--probe-login", "alice", "--probe-password-file", good);
      assertThat(first.out() + first.err()).contains("alice can log in");
      String before = Files.readString(server.config());
      source.renew();

      Path wrong = source.write("wrong.password", "sesame-shut");
      Cli.Run shut =
          apply(
              kind,
              server,
              "--wait",
              "1s",
              "--probe-login",
              "alice",
              "--probe-password-file",
              wrong);

      assertThat(shut.code()).as(shut.out() + shut.err()).isEqualTo(9);
      assertThat(shut.out()).contains("rolled-back: ", "does not let alice in");
      assertThat(shut.out() + shut.err()).doesNotContain("sesame-shut");
      assertThat(server.config()).hasContent(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void clients_show_certificates_and_the_probe_does_too(Kind kind) throws Exception {
    try (Service server = kind.start()) {
      Path password = source.write("good.password", FtpsOptions.PASSWORD);
      ClientCertificate alice = source.user("alice");
      List<Object> words = new ArrayList<>(List.of("--clients", "required"));
      words.addAll(List.of("--probe-login", "alice", "--probe-password-file", password));
      words.addAll(List.of("--probe-cert", alice.certificate(), "--probe-key", alice.key()));

      Cli.Run run = apply(kind, server, words.toArray());

      assertThat(run.code()).as(run.out() + run.err() + server.log()).isZero();
      assertThat(run.out()).contains("alice can log in");
      assertThat(run.err()).contains("is version ").contains("revoked");
      assertThat(comesIn(server, Optional.of(alice))).isTrue();
      assertThat(comesIn(server, Optional.empty())).isFalse();

      Cli.Run none = apply(kind, server, "--clients", "none");
      assertThat(none.code()).as(none.out() + none.err()).isZero();
      assertThat(comesIn(server, Optional.empty())).isTrue();
    }
  }

  private static boolean comesIn(Service server, Optional<ClientCertificate> shown) {
    return Visitor.comesIn(server.port(), shown, FtpsOptions.USER, FtpsOptions.PASSWORD);
  }

  @Test
  void what_died_in_the_middle_is_put_back_by_the_next_run() throws Exception {
    try (Service server = Service.vsftpd()) {
      assertThat(apply(Kind.VSFTPD, server).code()).isZero();
      String before = Files.readString(server.config());
      String old = source.serial();
      source.renew();
      Machine dying =
          new Machine(
              Path.of("/"),
              java.time.Clock.systemUTC(),
              io.sealport.net.Dialer.direct(),
              new Programs() {
                @Override
                Ended run(List<String> command) {
                  throw new AssertionError("the power failed");
                }
              });
      DeployOrder order = order(server, Settings.Clients.REQUIRED);
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> new Installation(dying).install(order))
          .hasMessage("the power failed");
      assertThat(Files.readString(server.config())).isNotEqualTo(before);

      Files.delete(source.folder().resolve("client-ca.pem"));
      DeployOutcome repaired = Installation.here().install(order(server, Settings.Clients.KEEP));

      assertThat(repaired.result()).isEqualTo(DeployOutcome.Result.INSTALLED);
      assertThat(repaired.notes()).anyMatch(n -> n.startsWith("An earlier run did not end;"));
      assertThat(repaired.why()).contains(source.serial()).doesNotContain(old);
      assertThat(server.config()).hasContent(before);
    }
  }

  private DeployOrder order(Service server, Settings.Clients clients) {
    return DeployOrder.of(io.sealport.ftps.server.FtpServerKind.VSFTPD, source.folder())
        .with(new Placement(source.folder(), server.folder("tls"), Optional.empty()))
        .with(Settings.usual().in(server.config()).of(server.program()).admitting(clients))
        .with(Proof.usual().at(List.of(ProbeAddress.parse("127.0.0.1:" + server.port()))))
        .restartedBy(server.restartCommand());
  }

  private FtpsLogin login(Service server) {
    return new FtpsLogin(
        "localhost",
        server.port(),
        false,
        source.rootPem(),
        FtpsOptions.USER,
        FtpsOptions.PASSWORD,
        Optional.empty());
  }

  private Cli.Run apply(Kind kind, Service server, Object... more) {
    List<Object> words = new ArrayList<>(List.of("--apply"));
    words.addAll(Arrays.asList(more));
    words.add("--restart-command");
    words.addAll(server.restartCommand());
    return install(kind, server, words.toArray());
  }

  private Cli.Run install(Kind kind, Service server, Object... more) {
    List<Object> words = new ArrayList<>(List.of("install", "--server", kind.id));
    words.addAll(List.of("--from", source.folder(), "--to", server.folder("tls")));
    words.addAll(List.of("--config", server.config(), "--program", server.program()));
    words.addAll(List.of("--probe", "127.0.0.1:" + server.port()));
    words.addAll(Arrays.asList(more));
    return Cli.of(home).run(words.toArray());
  }
}
