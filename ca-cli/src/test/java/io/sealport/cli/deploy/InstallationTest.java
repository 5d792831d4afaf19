package io.sealport.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.cli.deploy.DeployOutcome.Result;
import io.sealport.cli.fake.Cli;
import io.sealport.fault.Fault;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.net.Addresses;
import io.sealport.net.NetFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Installations on a machine of folders, where nobody answers. */
class InstallationTest {

  @TempDir Path root;

  private final List<List<String>> ran = new ArrayList<>();
  private SourceFiles source;
  private Path target;

  @BeforeEach
  void make_a_machine() throws IOException {
    source = SourceFiles.in(Files.createDirectories(root.resolve("home/ftp")));
    source.write("made.crl", CrlText.of(source.users(), Instant.now().plusSeconds(99), List.of()));
    target = root.resolve("etc/sealport");
  }

  private Machine machine() {
    return new Machine(
        root,
        Clock.systemUTC(),
        (to, deadline) -> {
          throw new NetFailure(NetFailure.Kind.CONNECTION, "nobody at " + Addresses.text(to));
        },
        new Programs() {
          @Override
          Ended run(List<String> command) {
            ran.add(command);
            return new Ended(0, "");
          }
        });
  }

  private DeployOrder order(FtpServerKind kind, DeployOrder.Mode mode) {
    return DeployOrder.of(kind, source.folder())
        .with(new Placement(source.folder(), target, Optional.empty()))
        .with(Proof.usual().within(Duration.ofMillis(1)))
        .with(mode);
  }

  private DeployOutcome install(DeployOrder order) {
    return new Installation(machine()).install(order);
  }

  private Path config(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @ParameterizedTest
  @EnumSource
  void every_server_says_what_it_wants_and_changes_nothing(FtpServerKind kind) {
    DeployOutcome shown = install(order(kind, DeployOrder.Mode.SHOW));

    assertThat(shown.result()).isEqualTo(Result.SHOWN);
    assertThat(shown.changes()).anyMatch(c -> c.startsWith("0600 "));
    assertThat(shown.notes()).isNotEmpty();
    assertThat(shown.toString()).doesNotContain("PRIVATE KEY");
    assertThat(target).doesNotExist();
    assertThat(ran).isEmpty();
  }

  @Test
  void a_dry_run_shows_only_what_changes() throws IOException {
    Path file = config("etc/vsftpd.conf", "secret=hunter2\nssl_enable=NO\nlisten=YES\n");

    DeployOutcome shown = install(order(FtpServerKind.VSFTPD, DeployOrder.Mode.DRY_RUN));

    assertThat(String.join("\n", shown.changes()))
        .contains("-ssl_enable=NO\n+ssl_enable=YES")
        .contains("+rsa_cert_file=" + target + "/current/fullchain.pem")
        .doesNotContain("hunter2");
    assertThat(file).hasContent("secret=hunter2\nssl_enable=NO\nlisten=YES\n");
  }

  @Test
  void where_systemd_runs_vsftpd_open_sessions_are_kept_alive() throws IOException {
    Files.createDirectories(root.resolve("run/systemd/system"));
    config("lib/systemd/system/vsftpd.service", "[Service]\n");
    config("etc/vsftpd.conf", "listen=YES\n");
    Path dropIn = root.resolve("etc/systemd/system/vsftpd.service.d/sealport.conf");

    DeployOutcome shown = install(order(FtpServerKind.VSFTPD, DeployOrder.Mode.DRY_RUN));
    assertThat(String.join("\n", shown.changes())).contains("+KillMode=process");
    DeployOutcome failed = install(order(FtpServerKind.VSFTPD, DeployOrder.Mode.APPLY));

    assertThat(failed.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(failed.why()).contains("nobody at 127.0.0.1:21");
    assertThat(ran)
        .containsExactly(
            List.of("systemctl", "daemon-reload"),
            List.of("systemctl", "restart", "vsftpd"),
            List.of("systemctl", "restart", "vsftpd"),
            List.of("systemctl", "daemon-reload"));
    assertThat(failed.notes()).anyMatch(n -> n.startsWith("TLS was off in vsftpd"));
    assertThat(dropIn).doesNotExist();
    assertThat(root.resolve("etc/vsftpd.conf")).hasContent("listen=YES\n");
  }

  @Test
  void debians_pure_ftpd_gets_a_link_where_it_looks_and_the_old_file_comes_back()
      throws IOException {
    Files.createDirectories(root.resolve("run/systemd/system"));
    config("etc/pure-ftpd/conf/TLSCipherSuite", "ALL\n");
    Path old = config("etc/ssl/private/pure-ftpd.pem", "the old one\n");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-------"));

    DeployOrder order = order(FtpServerKind.PUREFTPD, DeployOrder.Mode.APPLY);
    DeployOutcome failed =
        install(order.with(Settings.usual().admitting(Settings.Clients.REQUIRED)));

    assertThat(failed.changes())
        .contains(old + " -> " + target.resolve("current/pure-ftpd.pem"))
        .anyMatch(c -> c.contains("+-C:ALL"))
        .anyMatch(c -> c.contains("conf/TLS\n") && c.contains("+1"));
    assertThat(failed.notes()).anyMatch(n -> n.contains("CN=Deploy root"));
    assertThat(failed.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(old).isRegularFile().hasContent("the old one\n");
    assertThat(root.resolve("etc/pure-ftpd/conf/TLS")).doesNotExist();
    assertThat(root.resolve("etc/pure-ftpd/conf/TLSCipherSuite")).hasContent("ALL\n");
  }

  @Test
  void clients_cas_are_in_pure_ftpds_file_only_where_clients_show_certificates()
      throws IOException {
    config("etc/pure-ftpd.conf", "TLSCipherSuite HIGH\n");
    install(order(FtpServerKind.PUREFTPD, DeployOrder.Mode.FILES_ONLY));
    assertThat(certificates("pure-ftpd.pem")).isEqualTo(2);

    config("etc/pure-ftpd.conf", "TLSCipherSuite -C:HIGH\n");
    install(order(FtpServerKind.PUREFTPD, DeployOrder.Mode.FILES_ONLY));
    assertThat(certificates("pure-ftpd.pem")).isEqualTo(4);
  }

  private long certificates(String file) throws IOException {
    return Files.readString(target.resolve("current").resolve(file))
        .lines()
        .filter(l -> l.equals("-----BEGIN CERTIFICATE-----"))
        .count();
  }

  @Test
  void sftpgo_gets_a_file_of_ours_and_nobody_elses_is_touched() throws IOException {
    Files.createDirectories(root.resolve("run/systemd/system"));
    Files.createDirectories(root.resolve("etc/sftpgo/env.d"));
    source.write("crls.pem", crl());
    DeployOrder order =
        order(FtpServerKind.SFTPGO, DeployOrder.Mode.DRY_RUN)
            .with(Settings.usual().admitting(Settings.Clients.REQUIRED));

    assertThat(String.join("\n", install(order).changes()))
        .contains("+SFTPGO_FTPD__CERTIFICATE_FILE=" + target + "/current/fullchain.pem")
        .contains("+SFTPGO_FTPD__CA_REVOCATION_LISTS=" + target + "/current/crls.pem")
        .contains("+SFTPGO_FTPD__BINDINGS__0__CLIENT_AUTH_TYPE=1");
  }

  @Test
  void apache_ftpserver_gets_stores_under_one_password_that_stays() throws Exception {
    install(order(FtpServerKind.FTPSERVER, DeployOrder.Mode.FILES_ONLY));
    String password = Files.readString(target.resolve("current/store.password")).strip();
    source.renew();
    install(order(FtpServerKind.FTPSERVER, DeployOrder.Mode.FILES_ONLY));

    assertThat(target.resolve("current/store.password")).hasContent(password);
    KeyStore keys = store("keystore.p12", password);
    assertThat(keys.getCertificateChain("ftps")).hasSize(2);
    assertThat(keys.getCertificate("ftps").getEncoded())
        .isEqualTo(source.certificate().getEncoded());
    assertThat(keys.getKey("ftps", password.toCharArray())).isNotNull();
    assertThat(store("truststore.p12", password).size()).isEqualTo(2);
  }

  private KeyStore store(String name, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    byte[] bytes = Files.readAllBytes(target.resolve("current").resolve(name));
    store.load(new ByteArrayInputStream(bytes), password.toCharArray());
    return store;
  }

  @Test
  void iis_gets_a_script_and_an_honest_no() throws IOException {
    assertThatThrownBy(() -> install(order(FtpServerKind.IIS, DeployOrder.Mode.APPLY)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the store of Windows");

    install(order(FtpServerKind.IIS, DeployOrder.Mode.FILES_ONLY));
    assertThat(Files.readString(target.resolve("current/install.ps1")))
        .contains("Import-PfxCertificate", "serverCertHash", "siteDefaults");
    assertThat(target.resolve("current/ftps.p12")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vsftpd", "generic", "ftpserver"})
  void nothing_is_changed_where_nobody_says_how_to_restart(String kind) throws IOException {
    config("etc/vsftpd.conf", "listen=YES\n");

    assertThatThrownBy(
            () -> install(order(FtpServerKind.find(kind).orElseThrow(), DeployOrder.Mode.APPLY)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("it is not known how");
    assertThat(target.resolve("current")).doesNotExist();
  }

  @Test
  void where_nobody_answers_no_restart_is_tried_and_that_is_told() throws IOException {
    install(order(FtpServerKind.GENERIC, DeployOrder.Mode.FILES_ONLY));

    DeployOutcome outcome =
        install(
            order(FtpServerKind.GENERIC, DeployOrder.Mode.APPLY)
                .restartedBy(List.of("restart-it", "now")));

    assertThat(outcome.result()).isEqualTo(Result.NOT_SERVED);
    assertThat(ran).isEmpty();
    assertThat(outcome.notes()).anyMatch(n -> n.contains("The server was not touched"));
  }

  @Test
  void a_key_of_another_certificate_is_refused_before_anything_is_written() throws IOException {
    String key = Files.readString(source.folder().resolve("key.pem"));
    source.renew();
    Files.writeString(source.folder().resolve("key.pem"), key);

    assertThatThrownBy(() -> install(order(FtpServerKind.GENERIC, DeployOrder.Mode.FILES_ONLY)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("is not the private key of");
    assertThat(target.resolve("current")).doesNotExist();
  }

  @Test
  void a_certificate_that_has_ended_is_refused() {
    Instant later = Instant.now().plus(Duration.ofDays(3));
    Machine then =
        new Machine(
            root, Clock.fixed(later, ZoneOffset.UTC), machine().dialer(), machine().programs());

    assertThatThrownBy(
            () ->
                new Installation(then).install(order(FtpServerKind.GENERIC, DeployOrder.Mode.SHOW)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("ended at");
  }

  /** After so many of the steps: the set in use, the configuration, the drop-in. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whatever_a_run_died_after_the_next_one_puts_back(int steps) throws IOException {
    Files.createDirectories(root.resolve("run/systemd/system"));
    config("lib/systemd/system/vsftpd.service", "[Service]\n");
    config("etc/vsftpd.conf", "listen=YES\n");
    DeployOrder order = order(FtpServerKind.VSFTPD, DeployOrder.Mode.APPLY);
    Plan plan = Plan.of(machine(), order);
    plan.write();
    List<Change> changes = plan.edits().changes();
    assertThat(changes).hasSize(2);
    new Undo(target).begin(Optional.empty(), changes, Instant.now());
    if (steps > 0) {
      plan.generations().use(Optional.of(plan.set()));
    }
    changes.stream().limit(Math.max(0, steps - 1)).forEach(Replacement::make);

    DeployOutcome outcome = install(order);

    assertThat(outcome.notes()).anyMatch(n -> n.startsWith("An earlier run did not end;"));
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(root.resolve("etc/vsftpd.conf")).hasContent("listen=YES\n");
    assertThat(root.resolve("etc/systemd/system/vsftpd.service.d/sealport.conf")).doesNotExist();
    assertThat(target.resolve("current")).doesNotExist();
    assertThat(target.resolve(".installing.json")).doesNotExist();
  }

  @Test
  void what_an_admin_edits_after_a_run_that_died_is_left_and_kept() throws IOException {
    Files.createDirectories(root.resolve("run/systemd/system"));
    Path file = config("etc/vsftpd.conf", "listen=YES\n");
    DeployOrder order = order(FtpServerKind.VSFTPD, DeployOrder.Mode.APPLY);
    Plan plan = Plan.of(machine(), order);
    List<Change> changes = plan.edits().changes();
    new Undo(target).begin(Optional.empty(), changes, Instant.now());
    changes.forEach(Replacement::make);
    String edited = Files.readString(file) + "anon_root=/srv\n";
    Files.writeString(file, edited);

    DeployOutcome outcome = install(order);

    assertThat(outcome.notes()).anyMatch(n -> n.startsWith(file + " was changed by somebody else"));
    assertThat(Files.readString(file)).isEqualTo(edited);
    try (Stream<Path> all = Files.walk(target.resolve("backup"))) {
      assertThat(all.filter(f -> f.toString().endsWith("vsftpd.conf.found")))
          .singleElement()
          .satisfies(f -> assertThat(f).hasContent(edited));
    }
  }

  @Test
  void a_file_that_was_edited_since_it_was_read_is_not_replaced() throws IOException {
    Path file = config("etc/vsftpd.conf", "listen=YES\n");
    DeployOrder order = order(FtpServerKind.VSFTPD, DeployOrder.Mode.APPLY);
    List<Change> changes = Plan.of(machine(), order).edits().changes();
    Files.writeString(file, "listen=NO\n");

    assertThatThrownBy(() -> changes.forEach(Replacement::make))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("somebody else has changed " + file);
    assertThat(file).hasContent("listen=NO\n");
  }

  @Test
  void files_that_the_server_does_not_read_restart_nothing() throws IOException {
    install(order(FtpServerKind.FILEZILLA, DeployOrder.Mode.FILES_ONLY));
    DeployOrder order =
        order(FtpServerKind.FILEZILLA, DeployOrder.Mode.APPLY).restartedBy(List.of("restart-it"));

    source.write("crls.pem", crl());
    assertThat(install(order).changes()).anyMatch(c -> c.endsWith("/current/crls.pem"));
    assertThat(ran).isEmpty();

    source.renew();
    install(order);
    assertThat(ran).contains(List.of("restart-it"));
  }

  @Test
  void where_systemd_runs_pure_ftpd_open_sessions_are_kept_alive() throws IOException {
    Files.createDirectories(root.resolve("run/systemd/system"));
    config("usr/lib/systemd/system/pure-ftpd.service", "[Service]\n");
    config("etc/pure-ftpd.conf", "TLS 1\n");

    DeployOutcome shown = install(order(FtpServerKind.PUREFTPD, DeployOrder.Mode.DRY_RUN));

    assertThat(String.join("\n", shown.changes()))
        .contains("pure-ftpd.service.d/sealport.conf", "+KillMode=process");
  }

  @Test
  void a_configuration_that_cannot_be_checked_is_not_changed() throws IOException {
    Files.createDirectories(root.resolve("run/systemd/system"));
    Path file = config("etc/proftpd.conf", "ServerName here\n");
    DeployOrder order =
        order(FtpServerKind.PROFTPD, DeployOrder.Mode.APPLY)
            .with(Settings.usual().of(root.resolve("no-proftpd")));

    assertThatThrownBy(() -> install(order))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("there is no " + root.resolve("no-proftpd"));
    assertThat(file).hasContent("ServerName here\n");
  }

  @Test
  void one_installation_at_a_time() {
    try (Lock lock = Lock.of(target)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> install(order(FtpServerKind.GENERIC, DeployOrder.Mode.FILES_ONLY)))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("another installation is at work");
    }
  }

  @Test
  void of_files_alone_the_newest_set_and_the_one_before_stay_and_are_their_owners()
      throws IOException {
    DeployOrder order =
        order(FtpServerKind.GENERIC, DeployOrder.Mode.FILES_ONLY)
            .with(
                new Placement(
                    source.folder(), target, Optional.of(System.getProperty("user.name"))));
    install(order);
    Path first = target.resolve("current").toRealPath();
    source.renew();
    install(order);
    Path second = target.resolve("current").toRealPath();
    assertThat(second).isNotEqualTo(first);
    assertThat(first).exists();
    source.renew();
    install(order);

    assertThat(first).doesNotExist();
    assertThat(second).exists();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(second)))
        .isEqualTo("rwxr-xr-x");
    assertThat(Files.getOwner(target.resolve("current/key.pem")).getName())
        .isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void another_owner_makes_another_set() {
    DeployOrder order = order(FtpServerKind.GENERIC, DeployOrder.Mode.FILES_ONLY);
    Placement owned =
        new Placement(source.folder(), target, Optional.of(System.getProperty("user.name")));

    assertThat(Plan.of(machine(), order.with(owned)).set())
        .isNotEqualTo(Plan.of(machine(), order).set());
  }

  @Test
  void only_what_was_read_as_certificates_and_crls_is_copied() throws IOException {
    String hidden = Files.readString(source.rootPem()).replace("CERTIFICATE", "X509 CERTIFICATE");
    String users = Files.readString(source.folder().resolve("client-ca.pem"));
    source.write("client-ca.pem", hidden + users);
    source.write("crls.pem", hidden + crl());

    install(order(FtpServerKind.GENERIC, DeployOrder.Mode.FILES_ONLY));

    assertThat(Files.readString(target.resolve("current/client-ca.pem"))).isEqualTo(users);
    assertThat(Files.readString(target.resolve("current/crls.pem"))).isEqualTo(crl());
  }

  private String crl() throws IOException {
    return Files.readString(source.folder().resolve("made.crl"));
  }

  @Test
  void a_link_in_the_place_of_the_password_is_not_followed() throws IOException {
    install(order(FtpServerKind.FTPSERVER, DeployOrder.Mode.FILES_ONLY));
    Path password = target.resolve("current/store.password");
    Files.delete(password);
    Files.createSymbolicLink(password, config("root/secret", "of root\n"));
    source.renew();

    assertThatThrownBy(() -> install(order(FtpServerKind.FTPSERVER, DeployOrder.Mode.FILES_ONLY)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("must be a plain file");
  }

  @Test
  void files_alone_are_not_written_over_a_run_that_did_not_end() {
    DeployOrder order = order(FtpServerKind.GENERIC, DeployOrder.Mode.FILES_ONLY);
    install(order);
    new Undo(target).begin(Optional.empty(), List.of(), Instant.now());

    assertThatThrownBy(() -> install(order))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("did not end");
  }

  @Test
  void an_owner_that_nobody_knows_is_bad_input() {
    DeployOrder order =
        order(FtpServerKind.GENERIC, DeployOrder.Mode.FILES_ONLY)
            .with(new Placement(source.folder(), target, Optional.of("no-such-user")));

    assertThatThrownBy(() -> install(order)).hasMessageContaining("--owner \"no-such-user\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:0", "a b:21", "[::1:21", "tls:localhost:21"})
  void a_probe_that_is_none_is_bad_input(String text) {
    assertThatThrownBy(() -> ProbeAddress.parse(text)).isInstanceOf(Fault.class);
  }

  @Test
  void probes_know_their_mode() {
    assertThat(ProbeAddress.parse("localhost:990")).hasToString("localhost:990 (implicit)");
    assertThat(ProbeAddress.parse("implicit:[::1]:2990")).hasToString("[::1]:2990 (implicit)");
    assertThat(ProbeAddress.parse("ftp.example.com:2121"))
        .hasToString("ftp.example.com:2121 (explicit)");
  }

  @Test
  void wrong_words_are_bad_input_and_the_kinds_are_told() {
    Cli cli = Cli.of(root);

    Cli.Run kind = cli.run("install", "--server", "wuftpd", "--from", source.folder());
    assertThat(kind.code()).isEqualTo(2);
    assertThat(kind.err())
        .contains("wanted one of vsftpd, proftpd, pureftpd, filezilla, ftpserver");
    Cli.Run clients =
        cli.run("install", "--server", "vsftpd", "--from", source.folder(), "--clients", "some");
    assertThat(clients.code()).isEqualTo(2);
    Cli.Run both =
        cli.run("install", "--server", "vsftpd", "--from", source.folder(), "--apply", "--dry-run");
    assertThat(both.code()).isEqualTo(2);
  }
}
