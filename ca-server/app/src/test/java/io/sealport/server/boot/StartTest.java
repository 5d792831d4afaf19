package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.authority.Passphrase;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at the start is told in one line, and leaves the home free. */
class StartTest {

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void copy() {
    home = TestHome.copyInto(folder);
  }

  private static void assertFault(Kind kind, ThrowingCallable start, String... words) {
    assertThatThrownBy(start)
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(kind))
        .message()
        .hasLineCount(1)
        .contains(words);
  }

  private RunningServer start() {
    return RunningServer.on(home, new FakeClock());
  }

  private void assertStarts() {
    try (RunningServer server = start()) {
      assertThat(server.anyone().get("/api/v1/server").status()).isEqualTo(200);
    }
  }

  @Test
  void says_where_it_runs_and_takes_the_note_back_at_the_stop() throws IOException {
    Path note = home.resolve("run/server.json");
    try (RunningServer server = start()) {
      JsonNode read = new ObjectMapper().readTree(note.toFile());
      assertThat(read.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
      assertThat(read.get("http").asText())
          .isEqualTo("http://127.0.0.1:" + server.http().getPort());
      assertThat(read.get("https").asText())
          .isEqualTo("https://127.0.0.1:" + server.https().getPort());
    }
    assertThat(note).doesNotExist();
  }

  @Test
  void after_the_stop_nothing_listens() {
    RunningServer server = start();
    server.close();

    assertThatThrownBy(() -> new Socket("127.0.0.1", server.http().getPort()).close())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new Socket("127.0.0.1", server.https().getPort()).close())
        .isInstanceOf(IOException.class);
    server.close();
  }

  @Test
  void a_wrong_passphrase_is_told() {
    Home place = new Home(home);
    assertFault(
        Kind.UNAUTHENTICATED,
        () ->
            Server.start(
                place,
                ServerConfig.read(place.configuration()),
                new Passphrase("wrong passphrase".toCharArray()),
                new FakeClock()),
        "the passphrase does not open",
        ".key");
    assertThat(home.resolve("run/server.json")).doesNotExist();
    assertStarts();
  }

  @Test
  void a_port_in_use_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      for (Key key : new Key[] {Key.HTTP_PORT, Key.HTTPS_PORT}) {
        assertFault(
            Kind.CONFLICT,
            () -> startWith(key, taken.getLocalPort()),
            key.wire() + " " + taken.getLocalPort() + " on 127.0.0.1 cannot be had");
      }
    }
    assertStarts();
  }

  private void startWith(Key key, int port) {
    Home place = new Home(home);
    Server.start(
            place,
            ServerConfig.read(place.configuration())
                .listeningOn(
                    Optional.empty(),
                    key == Key.HTTP_PORT ? Optional.of(port) : Optional.empty(),
                    key == Key.HTTPS_PORT ? Optional.of(port) : Optional.empty()),
            TestHome.passphrase(),
            new FakeClock())
        .close();
  }

  @Test
  void an_address_that_is_not_this_machines_is_told() {
    Home place = new Home(home);
    // RFC 5737: nobody has it.
    assertThatThrownBy(
            () ->
                Server.start(
                    place,
                    ServerConfig.read(place.configuration())
                        .listeningOn(Optional.of("192.0.2.1"), Optional.empty(), Optional.empty()),
                    TestHome.passphrase(),
                    new FakeClock()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("192.0.2.1");
  }

  @Test
  void a_second_server_on_the_home_is_refused_and_the_first_goes_on() {
    try (RunningServer first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOfSatisfying(
              Fault.class,
              f -> {
                assertThat(f.kind()).isEqualTo(Kind.CONFLICT);
                assertThat(f.message())
                    .isEqualTo("another server runs on the home " + home.toAbsolutePath());
                assertThat(f.hint()).hasValueSatisfying(h -> assertThat(h).contains("server.json"));
              });
      assertThat(first.anyone().get("/api/v1/server").status()).isEqualTo(200);
      assertThat(home.resolve("run/server.json")).exists();
    }
    assertStarts();
  }

  @Test
  void a_home_that_cannot_be_written_is_told() throws IOException {
    // A file in the folder's place: permissions do not stop root.
    Files.writeString(home.resolve("run"), "in the way");

    assertFault(Kind.UNAVAILABLE, this::start, home.resolve("run").toString());
  }

  @Test
  void a_wrong_policy_names_file_and_line() throws IOException {
    Path profile = home.resolve("policies/ftps-user.yaml");
    String[] lines = Files.readString(profile).split("\n", -1);
    int validity = 0;
    while (!lines[validity].startsWith("validity:")) {
      validity++;
    }
    lines[validity] = "validity: {default: 7d, max: 10000d, backdate: 5m}";
    Files.writeString(profile, String.join("\n", lines));

    assertFault(
        Kind.BAD_CONFIGURATION, this::start, "ftps-user.yaml:" + (validity + 1) + ":", "10000d");
    assertThat(home.resolve("run/server.json")).doesNotExist();
  }

  @Test
  void a_policy_with_an_unknown_key_names_file_and_line() throws IOException {
    Path profile = home.resolve("policies/ftps-user.yaml");
    String text = Files.readString(profile);
    Files.writeString(profile, text + "\ncolour: red\n");

    assertFault(
        Kind.BAD_CONFIGURATION,
        this::start,
        "ftps-user.yaml:" + (text.split("\n", -1).length + 1) + ":",
        "colour");
  }

  @Test
  void no_policy_at_all_is_told() throws IOException {
    try (var files = Files.list(home.resolve("policies"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    assertFault(Kind.BAD_CONFIGURATION, this::start, "holds no *.yaml");
  }

  @Test
  void a_lost_key_of_the_server_itself_is_replaced() throws IOException {
    Path https = httpsKey();
    Files.delete(https);

    assertStarts();
    assertThat(httpsKey()).isNotEqualTo(https);
  }

  private Path httpsKey() throws IOException {
    try (var files = Files.list(home.resolve("keys"))) {
      return files
          .filter(f -> f.getFileName().toString().matches("https-.*\\.key"))
          .findAny()
          .orElseThrow();
    }
  }

  @Test
  void a_lost_key_of_a_ca_is_named_where_it_is_needed() throws IOException {
    Path key = home.resolve("keys/users.key");
    Files.delete(key);
    FakeClock tomorrow = new FakeClock();
    tomorrow.advance(Duration.ofDays(1));

    assertFault(
        Kind.UNAVAILABLE,
        () -> RunningServer.on(home, tomorrow),
        "the key file " + key + " is missing");
  }

  @Test
  void a_home_that_slept_past_every_end_wakes_with_fresh_certificates() {
    FakeClock later = new FakeClock();
    later.advance(Duration.ofDays(200));

    try (RunningServer server = RunningServer.on(home, later)) {
      assertThat(server.anyone().get("/api/v1/server").status()).isEqualTo(200);
      assertThat(server.plain().get("/crl/users.crl").header("Last-Modified")).contains("Sep 2026");
    }
  }
}
