package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.journal.JournalReader;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewHomeTest {

  @TempDir Path folder;

  private List<String> content() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> !p.equals(folder))
          .map(p -> folder.relativize(p).toString())
          .sorted()
          .toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void holds_what_a_ca_needs_and_secrets_are_the_owners() throws IOException {
    Path home = TestHome.copyInto(folder);

    assertThat(home).isDirectoryContaining("glob:**/sealport.yaml");
    assertThat(Files.exists(home.resolve("sealport.db"))).isNotEqualTo(TestDatabase.isPostgres());
    assertThat(home.resolve("public"))
        .isDirectoryContaining("glob:**/root.pem")
        .isDirectoryContaining("glob:**/servers.pem")
        .isDirectoryContaining("glob:**/users.pem")
        .isDirectoryContaining("glob:**/client-ca.pem");
    assertThat(Identity.certificates(Files.readString(home.resolve("public/client-ca.pem"))))
        .hasSize(2);
    assertThat(Identity.certificates(Files.readString(home.resolve("operators/admin.crt"))))
        .hasSize(2);
    assertThat(Files.readString(home.resolve("operators/admin.key")))
        .startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p384", "rsa-3072", "ed25519"})
  void is_made_with_every_type_of_key_and_serves(String type) throws IOException {
    Path home = folder.resolve("home");

    TestHome.make(home, KeyType.parse(type));

    assertThat(mode(home)).isEqualTo("rwx------");
    assertThat(mode(home.resolve("operators/admin.key"))).isEqualTo("rw-------");
    assertThat(mode(home.resolve("keys/root.key"))).isEqualTo("rw-------");
    assertThat(content()).noneMatch(f -> f.startsWith("."));
    try (RunningServer server = RunningServer.on(home, new FakeClock())) {
      assertThat(server.administrator().get("/api/v1/certificates").status()).isEqualTo(200);
      assertThat(server.get(Hierarchy.class).all())
          .allSatisfy(
              ca ->
                  assertThat(KeyType.of(ca.certificate().getSubjectPublicKeyInfo()))
                      .isEqualTo(KeyType.parse(type)));
      assertThat(server.get(JournalReader.class).verify().intact()).isTrue();
    }
  }

  @Test
  void a_folder_that_holds_something_is_left_alone() throws IOException {
    Path home = folder.resolve("home");
    Files.createDirectories(home);
    Files.writeString(home.resolve("holiday.jpg"), "precious");

    assertThatThrownBy(() -> TestHome.make(home, KeyType.EC_P256))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.CONFLICT);
              assertThat(f.message()).isEqualTo("the folder " + home + " is not empty");
            });
    assertThat(content()).containsExactly("home", "home/holiday.jpg");
    assertThat(Files.readString(home.resolve("holiday.jpg"))).isEqualTo("precious");
  }

  @Test
  void a_ca_is_not_made_over_another() throws IOException {
    Path home = TestHome.copyInto(folder);
    List<String> before = content();

    assertThatThrownBy(() -> TestHome.make(home, KeyType.EC_P256)).isInstanceOf(Fault.class);

    assertThat(content()).isEqualTo(before);
  }

  @Test
  void a_file_in_its_place_is_left_alone() throws IOException {
    Path home = Files.writeString(folder.resolve("home"), "precious");

    assertThatThrownBy(() -> TestHome.make(home, KeyType.EC_P256))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));
    assertThat(Files.readString(home)).isEqualTo("precious");
  }

  @Test
  void a_place_that_cannot_be_written_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    for (Path home : List.of(file.resolve("home"), Path.of("/proc/sealport/home"))) {
      assertThatThrownBy(() -> TestHome.make(home, KeyType.EC_P256))
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE))
          .message()
          .hasLineCount(1);
    }
    assertThat(content()).containsExactly("file");
  }

  @Test
  void a_failure_midway_leaves_nothing() throws IOException {
    Path home = folder.resolve("home");
    Map<Key, String> configuration = TestHome.configuration();
    configuration.put(Key.HTTPS_NAMES, "*.example.com");

    // The profile of the https certificate allows no wildcards: found after the CAs are made.
    assertThatThrownBy(
            () ->
                NewHome.make(
                    home,
                    configuration,
                    new NewHome.Ca("Doomed", KeyType.EC_P256, Name.login("admin")),
                    TestHome.passphrase(),
                    new FakeClock()))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION));

    assertThat(content()).isEmpty();
  }

  @Test
  void a_failure_midway_leaves_an_empty_folder_empty() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));

    assertThatThrownBy(
            () ->
                NewHome.make(
                    home,
                    TestHome.configuration(),
                    new NewHome.Ca("Doomed", KeyType.EC_P256, Name.login("root")),
                    TestHome.passphrase(),
                    new FakeClock()))
        .isInstanceOf(Fault.class);

    assertThat(content()).containsExactly("home");
  }
}
