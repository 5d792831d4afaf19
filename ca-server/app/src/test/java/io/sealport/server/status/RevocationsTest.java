package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.CertificateInfo;
import io.sealport.api.Revoked;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.TestDoor;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationsTest {

  private static final RevocationReason COMPROMISE = RevocationReason.parse("keyCompromise");

  @TempDir Path folder;
  private TestRooms rooms;
  private Revocations revocations;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    revocations = rooms.get(Revocations.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private Revoked revoke(LedgerEntry entry, boolean lineage) {
    return revocations.revoke(entry.serial(), COMPROMISE, lineage, "operator:test");
  }

  private LedgerEntry now(LedgerEntry entry) {
    return rooms.get(Ledger.class).require(entry.serial());
  }

  @Test
  void is_in_the_ledger_and_in_the_journal() {
    LedgerEntry entry = TestDoor.issue(rooms, "ftps-user", "login:alice");

    Revoked revoked = revoke(entry, false);

    assertThat(revoked.revoked())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.status()).isEqualTo("revoked");
              assertThat(c.reason()).isEqualTo("keyCompromise");
              assertThat(c.revokedAt()).isEqualTo(rooms.clock().instant());
            });
    assertThat(now(entry).isRevoked()).isTrue();
    assertThat(
            rooms.query(
                "SELECT actor, details FROM journal_entry"
                    + " WHERE act = 'certificate.revoked' AND subject = ?",
                entry.serial().toString()))
        .containsExactly("operator:test|{\"reason\":\"keyCompromise\"}");
  }

  @Test
  void a_second_one_is_a_conflict_and_changes_nothing() {
    LedgerEntry entry = TestDoor.issue(rooms, "ftps-user", "login:alice");
    revoke(entry, false);

    assertThatThrownBy(
            () ->
                revocations.revoke(
                    entry.serial(), RevocationReason.UNSPECIFIED, false, "operator:test"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessage(entry.serial() + " is revoked already");

    assertThat(now(entry).revocation().orElseThrow().reason()).isEqualTo(COMPROMISE);
  }

  @Test
  void takes_the_whole_renewal_chain_with_it_if_asked() {
    LedgerEntry first = TestDoor.issue(rooms, "ftps-user", "login:alice");
    LedgerEntry second = TestDoor.renew(rooms, first);
    LedgerEntry third = TestDoor.renew(rooms, second);
    LedgerEntry other = TestDoor.issue(rooms, "ftps-user", "login:alice");
    revoke(second, false);

    Revoked revoked = revoke(third, true);

    assertThat(revoked.revoked())
        .extracting(CertificateInfo::serial)
        .containsExactly(first.serial().toString(), third.serial().toString());
    assertThat(revoked.already()).containsExactly(second.serial().toString());
    assertThat(now(other).isRevoked()).isFalse();
  }

  @Test
  void alone_leaves_the_rest_of_the_chain_valid() {
    LedgerEntry first = TestDoor.issue(rooms, "ftps-user", "login:alice");
    LedgerEntry second = TestDoor.renew(rooms, first);

    revoke(first, false);

    assertThat(now(second).isRevoked()).isFalse();
  }

  @Test
  void a_serial_that_was_never_issued_is_not_found() {
    assertThatThrownBy(
            () ->
                revocations.revoke(
                    new SerialNumber(BigInteger.TEN), COMPROMISE, false, "operator:test"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessage("no certificate with serial a");
  }

  @Test
  void a_ca_is_not_revoked_like_this() {
    SerialNumber users =
        new SerialNumber(
            rooms.get(Hierarchy.class).require("users").certificate().getSerialNumber());

    assertThatThrownBy(() -> revocations.revoke(users, COMPROMISE, false, "operator:test"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));
  }
}
