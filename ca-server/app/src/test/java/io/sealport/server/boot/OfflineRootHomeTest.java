package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.root.CarriedRoot;
import io.sealport.server.root.IssuingCaOffice;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineRootHomeTest {

  @TempDir Path folder;

  private void make(Path home, Path root, Map<Key, String> configuration) {
    NewHome.make(
        home,
        configuration,
        new NewHome.Ca("Example", KeyType.EC_P256, Name.login("admin")),
        Optional.of(TestHome.rootIn(root)),
        TestHome.passphrase(),
        new FakeClock());
  }

  @Test
  void a_root_in_the_home_is_no_offline_root() throws IOException {
    Path home = folder.resolve("home");
    Files.createSymbolicLink(folder.resolve("elsewhere"), folder);

    for (Path root :
        new Path[] {
          home, home.resolve("root"), folder, folder.resolve("elsewhere/home/keys/root")
        }) {
      assertThatThrownBy(() -> make(home, root, TestHome.configuration()))
          .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT));
      assertThat(home).doesNotExist();
    }
  }

  @Test
  void a_folder_that_is_not_empty_is_left_alone() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(root.resolve("holiday.jpg"), "precious");

    assertThatThrownBy(() -> make(folder.resolve("home"), root, TestHome.configuration()))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));
    assertThat(folder.resolve("home")).doesNotExist();
    assertThat(root.resolve("holiday.jpg")).hasContent("precious");
  }

  @Test
  void a_failure_midway_leaves_neither_home_nor_root() {
    Map<Key, String> configuration = TestHome.configuration();
    configuration.put(Key.HTTPS_NAMES, "*.example.com");

    assertThatThrownBy(() -> make(folder.resolve("home"), folder.resolve("root"), configuration))
        .isInstanceOf(Fault.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void an_administrator_comes_back_after_the_last_certificate_ended() throws IOException {
    Path home = TestHome.copyInto(folder);
    Home place = new Home(home);
    ServerConfig config = ServerConfig.read(place.configuration());
    FakeClock clock = new FakeClock();
    clock.advance(Duration.ofDays(100));
    String old = Files.readString(home.resolve("operators/admin.crt"));

    assertThatThrownBy(
            () ->
                Operator.make(
                    place, config, Name.login("admin"), false, TestHome.passphrase(), clock))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));
    String serial =
        Operator.make(place, config, Name.login("admin"), true, TestHome.passphrase(), clock);

    try (var previous = Files.walk(home.resolve("operators/previous"))) {
      Path kept = previous.filter(f -> f.endsWith("admin.crt")).findFirst().orElseThrow();
      assertThat(kept).hasContent(old);
    }
    try (RunningServer server = RunningServer.on(home, clock)) {
      assertThat(server.administrator().get("/api/v1/alarms").status()).isEqualTo(200);
      assertThat(server.get(JournalReader.class).after(0, 1_000))
          .extracting(e -> e.act() + " " + e.subject())
          .contains("operator.recovered " + serial);
      assertThatThrownBy(
              () ->
                  Operator.make(
                      place, config, Name.login("other"), false, TestHome.passphrase(), clock))
          .hasMessageContaining("another server runs");
    }
  }

  @Test
  void a_start_lays_out_the_certificate_of_a_ca_that_was_added() throws IOException {
    Path home = TestHome.copyInto(folder);
    FakeClock clock = new FakeClock();
    try (TestRooms rooms = TestRooms.on(home, clock)) {
      rooms.get(IssuingCaOffice.class).add("users-2", Optional.empty(), CarriedRoot.ADMINISTRATOR);
    }

    RunningServer.on(home, clock).close();

    assertThat(home.resolve("public/users-2.pem")).exists();
    assertThat(Identity.certificates(Files.readString(home.resolve("public/client-ca.pem"))))
        .hasSize(3);
  }

  @Test
  void a_real_server_serves_with_the_root_away_and_tells_of_the_lapse() throws IOException {
    Path home = TestHome.copyOfflineInto(folder);
    TestHome.remove(folder.resolve("root"));
    FakeClock clock = new FakeClock();
    clock.advance(Duration.ofDays(80));
    try (RunningServer server = RunningServer.on(home, clock)) {
      assertThat(server.administrator().get("/api/v1/alarms").text())
          .contains("last-administrator")
          .doesNotContain("crl-lapses");
      assertThat(server.plain().get("/crl/root.crl").status()).isEqualTo(200);
      assertThat(server.plain().get("/crl/crls.pem").text().split("BEGIN X509 CRL")).hasSize(4);
      assertThat(server.anyone().get("/api/v1/alarms").status()).isEqualTo(401);
      clock.advance(Duration.ofDays(300));
      assertThat(server.get(io.sealport.server.status.Alarms.class).current())
          .anyMatch(a -> a.id().equals("crl-lapses:root") && a.message().contains("lapsed"));
    }
  }
}
