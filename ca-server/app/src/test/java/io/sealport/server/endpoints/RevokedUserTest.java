package io.sealport.server.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.SerialNumber;
import io.sealport.policy.lint.LintFindings;
import io.sealport.policy.lint.LintRules;
import io.sealport.policy.lint.Lints;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.JournalReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user whose certificate is revoked. */
class RevokedUserTest {

  @TempDir Path folder;
  private TestRooms rooms;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private LedgerEntry shown() {
    return rooms
        .get(Ledger.class)
        .require(
            new SerialNumber(
                rooms.get(RevokedUser.class).credential().certificate().getSerialNumber()));
  }

  @Test
  void is_revoked_in_the_transaction_that_issues_it() {
    LedgerEntry entry = shown();

    assertThat(entry.status(rooms.clock().instant())).isEqualTo("revoked");
    assertThat(entry.profile()).isEqualTo("endpoint-test");
    assertThat(entry.facts().names())
        .extracting(Object::toString)
        .containsExactly("login:sealport:revoked-test");
    List<String> acts =
        rooms.get(JournalReader.class).after(0, 1_000).stream()
            .filter(e -> e.subject().equals(entry.serial().toString()))
            .map(e -> e.act())
            .toList();
    assertThat(acts).containsExactly("certificate.issued", "certificate.revoked");
  }

  @Test
  void every_lint_is_content_with_it() {
    LedgerEntry entry = shown();
    LintFindings found =
        Lints.check(
            entry.certificate().toASN1Structure().getTBSCertificate(),
            rooms.get(Hierarchy.class).require(entry.issuer()).certificate(),
            LintRules.STANDARD);
    assertThat(found).isEqualTo(new LintFindings(List.of(), List.of()));
  }

  @Test
  void is_never_valid_when_it_cannot_be_revoked() {
    rooms.refuse("journal_entry");
    try {
      rooms.get(RevokedUser.class).credential();
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("database");
    }
    rooms.accept("journal_entry");

    assertThat(rooms.query("SELECT serial FROM certificate WHERE profile = 'endpoint-test'"))
        .isEmpty();
  }

  @Test
  void is_the_same_until_two_thirds_of_its_life_and_then_another() {
    LedgerEntry first = shown();
    rooms.clock().advance(Duration.ofDays(59));
    assertThat(shown().serial()).isEqualTo(first.serial());

    rooms.clock().advance(Duration.ofDays(2));
    LedgerEntry second = shown();

    assertThat(second.serial()).isNotEqualTo(first.serial());
    assertThat(second.isRevoked()).isTrue();
    assertThat(rooms.get(RevokedUser.class).revokedSince())
        .contains(second.revocation().orElseThrow().at());
  }

  @Test
  void is_shown_with_its_issuer_and_its_key_stays_in_the_store() {
    assertThat(rooms.get(RevokedUser.class).credential().chain()).hasSize(2);
    assertThat(rooms.home().resolve("keys")).isDirectoryContaining("glob:**endpoint-test-*");
    rooms.close();
    TestRooms again = TestRooms.on(rooms.home(), rooms.clock());
    String before = shownBy(again);
    again.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());

    assertThat(shownBy(rooms)).isEqualTo(before);
  }

  private static String shownBy(TestRooms rooms) {
    return rooms.get(RevokedUser.class).credential().certificate().getSerialNumber().toString(16);
  }
}
