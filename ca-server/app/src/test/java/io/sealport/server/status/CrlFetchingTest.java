package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestDatabase;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.TestDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers on one database: one signs, the others publish the same. */
class CrlFetchingTest {

  private static final List<String> NAMES = List.of("root", "servers", "users");

  @TempDir Path folder;
  private TestRooms rooms;
  private Crls crls;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    crls = rooms.get(Crls.class);
    crls.publishDue();
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  /** Keys and configuration are the same, what is published is not there. */
  private TestRooms another() throws IOException {
    Path home = folder.resolve("another");
    try (var files = Files.walk(rooms.home())) {
      for (Path file : files.filter(f -> !f.startsWith(rooms.home().resolve("crl"))).toList()) {
        Files.copy(file, home.resolve(rooms.home().relativize(file).toString()));
      }
    }
    return TestRooms.on(home, rooms.clock());
  }

  private void requireSame(Crls other) throws IOException {
    for (String name : NAMES) {
      Crl ours = crls.current(name).orElseThrow();
      Crl theirs = other.current(name).orElseThrow();
      assertThat(theirs.number()).isEqualTo(ours.number());
      assertThat(theirs.der()).hasBinaryContent(Files.readAllBytes(ours.der()));
      assertThat(theirs.pem()).hasBinaryContent(Files.readAllBytes(ours.pem()));
    }
    assertThat(other.bundle()).hasBinaryContent(Files.readAllBytes(crls.bundle()));
  }

  @Test
  void another_server_publishes_what_this_one_has_signed() throws IOException {
    if (!TestDatabase.isPostgres()) {
      // A database in this home's own file keeps no CRL a second time.
      assertThat(rooms.query("SELECT id FROM crl_part")).isEmpty();
      return;
    }
    try (TestRooms second = another()) {
      Crls other = second.get(Crls.class);
      other.fetchNewer();
      requireSame(other);

      LedgerEntry entry = TestDoor.issue(rooms, "ftps-user", "login:alice");
      rooms
          .get(Revocations.class)
          .revoke(entry.serial(), RevocationReason.SUPERSEDED, false, "operator:test");
      crls.publishDue();
      other.fetchNewer();

      requireSame(other);
      // Nothing is due for it, though it has heard of no revocation.
      other.publishDue();
      requireSame(other);
    }
  }

  @Test
  void whoever_is_asked_first_issues_what_is_due() throws IOException {
    if (!TestDatabase.isPostgres()) {
      assertThat(crls.current("users").orElseThrow().number()).isEqualTo(1);
      crls.fetchNewer();
      assertThat(crls.current("users").orElseThrow().number()).isEqualTo(1);
      return;
    }
    try (TestRooms second = another()) {
      Crls other = second.get(Crls.class);
      LedgerEntry entry = TestDoor.issue(rooms, "ftps-user", "login:alice");
      rooms
          .get(Revocations.class)
          .revoke(entry.serial(), RevocationReason.SUPERSEDED, false, "operator:test");

      other.publishDue();

      assertThat(other.current("users").orElseThrow().number()).isEqualTo(2);
      assertThat(other.current("users").orElseThrow().entries()).isEqualTo(1);
      crls.fetchNewer();
      requireSame(other);
    }
  }

  @Test
  void only_the_newest_are_kept() {
    String parts = "SELECT DISTINCT name FROM crl_part ORDER BY name";
    rooms.clock().advance(java.time.Duration.ofDays(2));

    crls.publishDue();

    assertThat(rooms.query(parts)).isEqualTo(TestDatabase.isPostgres() ? NAMES : List.<String>of());
    assertThat(rooms.query("SELECT id FROM crl_part"))
        .hasSize(TestDatabase.isPostgres() ? NAMES.size() : 0);
  }

  @Test
  void what_a_crash_left_in_the_folder_is_swept() throws IOException {
    Path part = Files.writeString(rooms.home().resolve("crl/.users.crlabc.part"), "half");
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());

    rooms.get(Crls.class).publishDue();

    assertThat(part).doesNotExist();
  }
}
