package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCertificatesTest {

  @TempDir Path folder;
  private TestRooms rooms;
  private OwnCertificates own;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    own = rooms.get(OwnCertificates.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private OwnCredential serving(String purpose) {
    return rooms.get(OwnKeys.class).require(purpose);
  }

  private Set<String> keyFiles() {
    try (Stream<Path> files = Files.list(rooms.home().resolve("keys"))) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration lifetime(LedgerEntry entry) {
    return Duration.between(entry.facts().notBefore(), entry.facts().notAfter());
  }

  /** Until a moment of its life. */
  private void advanceTo(LedgerEntry entry, long ofThree, Duration beside) {
    rooms
        .clock()
        .set(
            entry
                .facts()
                .notBefore()
                .plus(lifetime(entry).multipliedBy(ofThree).dividedBy(3))
                .plus(beside));
  }

  @Test
  void nothing_is_renewed_before_two_thirds_of_its_life() {
    OwnCredential before = serving("ocsp:users");
    advanceTo(before.entry(), 2, Duration.ofSeconds(-1));

    own.renewDue();

    assertThat(serving("ocsp:users").entry().serial()).isEqualTo(before.entry().serial());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ocsp:root", "ocsp:servers", "ocsp:users", "https"})
  void each_is_renewed_at_two_thirds_with_a_new_key(String purpose) {
    OwnCredential before = serving(purpose);
    advanceTo(before.entry(), 2, Duration.ZERO);

    own.renewDue();

    OwnCredential after = serving(purpose);
    assertThat(after.entry().serial()).isNotEqualTo(before.entry().serial());
    assertThat(after.entry().replaces()).contains(before.entry().serial());
    assertThat(after.entry().facts().names()).isEqualTo(before.entry().facts().names());
    assertThat(after.pen().publicKey()).isNotEqualTo(before.pen().publicKey());
    assertThat(after.entry().facts().notAfter()).isAfter(before.entry().facts().notAfter());
  }

  @Test
  void the_old_keys_are_thrown_away() {
    own.renewDue();
    Set<String> before = keyFiles();
    OwnCredential https = serving("https");
    advanceTo(https.entry(), 2, Duration.ZERO);

    own.renewDue();

    assertThat(keyFiles())
        .hasSameSizeAs(before)
        .doesNotContain(https.keyId() + ".key", https.keyId() + ".pub")
        .contains("root.key", "servers.key", "users.key");
  }

  @Test
  void what_was_renewed_is_used_after_a_restart() {
    advanceTo(serving("https").entry(), 2, Duration.ZERO);
    own.renewDue();
    OwnCredential renewed = serving("https");

    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
    rooms.get(OwnCertificates.class).renewDue();

    assertThat(serving("https").entry().serial()).isEqualTo(renewed.entry().serial());
    assertThat(serving("https").pen().publicKey()).isEqualTo(renewed.pen().publicKey());
  }

  @Test
  void a_revoked_one_is_replaced_at_once() {
    OwnCredential before = serving("https");
    rooms
        .get(Journal.class)
        .commit(
            acts ->
                rooms
                    .get(Ledger.class)
                    .revoke(
                        before.entry().serial(),
                        RevocationReason.parse("keyCompromise"),
                        rooms.clock().instant()));
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());

    rooms.get(OwnCertificates.class).renewDue();

    assertThat(serving("https").entry().serial()).isNotEqualTo(before.entry().serial());
  }

  @Test
  void a_revoked_one_is_replaced_without_a_restart() {
    own.renewDue();
    OwnCredential before = serving("https");
    rooms
        .get(Journal.class)
        .commit(
            acts ->
                rooms
                    .get(Ledger.class)
                    .revoke(
                        before.entry().serial(),
                        RevocationReason.parse("keyCompromise"),
                        rooms.clock().instant()));

    own.renewDue();

    assertThat(serving("https").entry().serial()).isNotEqualTo(before.entry().serial());
  }

  @Test
  void a_new_name_in_the_configuration_makes_a_new_https_certificate() throws IOException {
    Path configuration = rooms.home().resolve("sealport.yaml");
    Files.writeString(
        configuration, Files.readString(configuration) + "\nhttps-names: \"pki.example.org\"\n");
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());

    rooms.get(OwnCertificates.class).renewDue();

    assertThat(serving("https").entry().facts().names()).contains(Name.dns("pki.example.org"));
  }

  @Test
  void a_key_whose_certificate_is_refused_does_not_stay() throws IOException {
    Path profile = rooms.home().resolve("policies/sealport-https.yaml");
    Files.writeString(profile, Files.readString(profile).replace("dns:**", "dns:*.example.org"));
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
    advanceTo(serving("https").entry(), 2, Duration.ZERO);
    OwnCredential before = serving("https");
    Set<String> https =
        keyFiles().stream().filter(f -> f.startsWith("https")).collect(Collectors.toSet());

    assertThatThrownBy(() -> rooms.get(OwnCertificates.class).renewDue())
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.BAD_CONFIGURATION))
        .hasMessageContaining("profile sealport-https");

    assertThat(keyFiles().stream().filter(f -> f.startsWith("https")).collect(Collectors.toSet()))
        .isEqualTo(https);
    assertThat(serving("https").entry().serial()).isEqualTo(before.entry().serial());
  }
}
