package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.JournalChain;
import io.sealport.api.JournalVerification;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.status.Revocations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal held against the ledger. */
class AuditTest {

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

  private JournalVerification verify() {
    return rooms.get(Audit.class).verify();
  }

  @Test
  void a_journal_that_has_every_certificate_is_intact() {
    LedgerEntry issued = TestDoor.issue(rooms, "ftps-user", "login:alice");

    assertThat(verify())
        .isEqualTo(
            new JournalVerification(
                true,
                issued.seq(),
                null,
                null,
                List.of(new JournalChain("main", issued.seq(), issued.seq()))));
  }

  @Test
  void finds_a_tail_that_was_cut_off_with_its_end_put_right() {
    LedgerEntry issued = TestDoor.issue(rooms, "ftps-user", "login:alice");
    long before = issued.seq() - 1;
    rooms.tamper(
        "DELETE FROM journal_entry WHERE seq > " + before,
        "UPDATE journal_head SET seq = %d, hash = (SELECT hash FROM journal_entry WHERE seq = %d)"
            .formatted(before, before),
        "UPDATE journal_node SET seq = %d, hash = (SELECT hash FROM journal_entry WHERE seq = %d)"
            .formatted(before, before));
    assertThat(rooms.get(JournalReader.class).verify().intact()).isTrue();

    JournalVerification found = verify();

    assertThat(found.intact()).isFalse();
    assertThat(found.seq()).isEqualTo(issued.seq());
    assertThat(found.finding())
        .isEqualTo(
            "entry "
                + issued.seq()
                + " is missing: the ledger names it for certificate "
                + issued.serial());
  }

  @Test
  void finds_a_certificate_that_no_entry_speaks_of() {
    LedgerEntry issued = TestDoor.issue(rooms, "ftps-user", "login:alice");
    rooms.tamper("UPDATE certificate SET seq = 999999 WHERE serial = '" + issued.serial() + "'");

    assertThat(verify().finding()).startsWith("entry 999999 is missing");
  }

  @Test
  void finds_a_status_that_nobody_gave() {
    LedgerEntry issued = TestDoor.issue(rooms, "ftps-user", "login:alice");
    rooms.tamper(
        "UPDATE certificate SET status = 'revoked', reason = 'superseded', revoked_at = 1"
            + " WHERE serial = '"
            + issued.serial()
            + "'");

    assertThat(verify().finding())
        .isEqualTo(
            "certificate " + issued.serial() + " is revoked in the ledger, but no entry says so");
  }

  @Test
  void finds_a_revocation_that_was_taken_back_or_excused() {
    LedgerEntry issued = TestDoor.issue(rooms, "ftps-user", "login:alice");
    rooms
        .get(Revocations.class)
        .revoke(issued.serial(), RevocationReason.KEY_COMPROMISE, false, "operator:test");
    assertThat(verify().intact()).isTrue();
    rooms.tamper("UPDATE certificate SET reason = 'superseded' WHERE status = 'revoked'");

    assertThat(verify().finding())
        .startsWith("certificate " + issued.serial() + " is revoked in the ledger, but entry ")
        .endsWith(" is certificate.revoked {\"reason\":\"keyCompromise\"}");

    rooms.tamper(
        "UPDATE certificate SET status = 'valid', reason = NULL, revoked_at = NULL"
            + " WHERE status = 'revoked'");
    assertThat(verify().finding())
        .startsWith("certificate " + issued.serial() + " is valid in the ledger, but entry ");
  }

  @Test
  void finds_a_certificate_that_was_taken_out_of_the_ledger() {
    LedgerEntry issued = TestDoor.issue(rooms, "ftps-user", "login:alice");
    rooms.tamper("DELETE FROM certificate WHERE serial = '" + issued.serial() + "'");

    assertThat(verify().finding())
        .isEqualTo(
            "certificate "
                + issued.serial()
                + " is missing in the ledger: entry "
                + issued.seq()
                + " issued it");
  }

  @Test
  void finds_a_broken_chain_first() {
    rooms.tamper("UPDATE journal_entry SET actor = 'nobody' WHERE seq = 2");

    assertThat(verify().finding()).isEqualTo("entry 2 is changed");
  }
}
