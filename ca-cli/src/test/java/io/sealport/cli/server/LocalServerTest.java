package io.sealport.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.Caller;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServerTest {

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private Path home = Path.of("");

  @BeforeEach
  void a_home() throws Exception {
    server.when("GET /me", 200, new Caller("operator:admin", "administrator"));
    home = folder.resolve("home");
    Files.createDirectories(home.resolve("public"));
    Files.createDirectories(home.resolve("operators"));
    Files.writeString(home.resolve("sealport.yaml"), "name: Test\n");
    Files.writeString(home.resolve("public/root.pem"), ca.rootPem());
    Files.writeString(home.resolve("address"), server.address().toString());
    KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    var admin = ca.issue(pair.getPublic(), List.of(Name.login("admin")));
    Files.writeString(home.resolve("operators/admin.crt"), Pem.certificate(admin));
    Files.writeString(home.resolve("operators/admin.key"), Keys.pem(pair.getPrivate()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void starts_a_server_for_the_command_and_stops_it_gracefully() throws Exception {
    Cli.Run run = cli().with("SEALPORT_PASSPHRASE", "s3cret").run("me", "--home", home);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("operator:admin");
    assertThat(server.asked().get(0).peer()).isNotEmpty();
    assertThat(Files.readString(home.resolve("given")))
        .isEqualTo(
            "[serve, --home, "
                + home
                + ", --http-port, 0, --https-port, 0, --bind, 127.0.0.1] s3cret");
    assertThat(home.resolve("stopped")).exists();
    assertThat(home.resolve("run/server.json")).doesNotExist();
  }

  @Test
  void a_passphrase_file_is_passed_by_its_name() throws Exception {
    Path file = Files.writeString(folder.resolve("passphrase"), "s3cret");

    assertThat(cli().run("me", "--home", home, "--passphrase-file", file).code()).isZero();

    assertThat(Files.readString(home.resolve("given")))
        .endsWith("--passphrase-file, " + file + "] untold");
  }

  @Test
  void uses_the_server_that_runs() throws Exception {
    runs(ProcessHandle.current().pid());

    assertThat(cli().run("me", "--home", home).code()).isZero();

    assertThat(home.resolve("given")).doesNotExist();
    assertThat(home.resolve("run/server.json")).exists();
  }

  @Test
  void does_not_believe_the_file_of_a_dead_server() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    runs(gone.pid());

    Cli.Run run = cli().run("me", "--home", home);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(home.resolve("given")).exists();
  }

  @Test
  void says_what_the_server_said_with_its_exit_code() throws Exception {
    Files.writeString(home.resolve("mood"), "6");

    Cli.Run run = cli().run("me", "--home", home);

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err())
        .isEqualTo("error: the passphrase does not open the keys\nhint: give another\n");
  }

  @Test
  void commands_on_one_home_wait_for_each_other() throws Exception {
    var first = CompletableFuture.supplyAsync(() -> cli().run("me", "--home", home));
    var second = CompletableFuture.supplyAsync(() -> cli().run("me", "--home", home));

    assertThat(first.get(60, TimeUnit.SECONDS).code()).isZero();
    assertThat(second.get(60, TimeUnit.SECONDS).code()).isZero();
  }

  @Test
  void a_folder_that_is_no_home_is_5_with_the_command_that_makes_one() {
    Cli.Run run = cli().run("me", "--home", folder.resolve("nothing"));

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("no sealport.yaml").contains("sealport ca init --home");
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  @Test
  void says_that_the_server_program_is_missing() {
    Cli.Run run =
        Cli.of(folder).with("SEALPORT_SERVER_JAR", "/nowhere.jar").run("me", "--home", home);

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("no server program: looked for [/nowhere.jar]");
  }

  @Test
  void init_passes_everything_on_and_shows_the_roots_fingerprint() throws Exception {
    Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    Path fresh = folder.resolve("fresh");

    Cli.Run run =
        cli()
            .with("SEALPORT_PASSPHRASE", "s3cret")
            .run(
                "ca",
                "init",
                "--home",
                fresh,
                "--name",
                "My CA",
                "--base-url",
                "http://ca:8480",
                "--key-type",
                "ec-p384",
                "--bind",
                "127.0.0.1",
                "--operator",
                "eve",
                "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("{").contains("\"sha256\" : \"");
    assertThat(run.err()).contains("making keys").contains("sealport serve --home " + fresh);
    assertThat(Files.readString(fresh.resolve("given")))
        .isEqualTo(
            "[init, --home, "
                + fresh
                + ", --name, My CA, --base-url, http://ca:8480, --key-type, ec-p384, --operator,"
                + " eve, --bind, 127.0.0.1] s3cret");
  }

  @Test
  void init_ends_as_the_server_program_ends() {
    Cli.Run run =
        cli().run("ca", "init", "--home", home, "--name", "My CA", "--base-url", "http://ca");

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out()).isEmpty();
  }

  private Cli cli() {
    try {
      return Cli.of(folder)
          .with(
              "SEALPORT_SERVER_JAR",
              FakeServerJar.in(Files.createTempDirectory(folder, "jar")).toString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void runs(long pid) throws Exception {
    Files.createDirectories(home.resolve("run"));
    Files.writeString(
        home.resolve("run/server.json"),
        "{\"pid\":%d,\"http\":\"http://localhost:1\",\"https\":\"%s\"}"
            .formatted(pid, server.address()));
  }
}
