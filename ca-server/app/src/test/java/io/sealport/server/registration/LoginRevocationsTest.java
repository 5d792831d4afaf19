package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.CertificateInfo;
import io.sealport.api.TokenInfo;
import io.sealport.api.UserRevoked;
import io.sealport.fault.Fault;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Role;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginRevocationsTest {

  private static final RevocationReason REASON = RevocationReason.parse("privilegeWithdrawn");
  private static final Caller OFFICER =
      new Caller("officer:test", Optional.of(Role.OFFICER), Optional.empty(), Optional.empty());

  @TempDir Path folder;
  private TestRooms rooms;
  private LoginRevocations revocations;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    revocations = rooms.get(LoginRevocations.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private LedgerEntry issue(String login) {
    return TestDoor.issue(rooms, "ftps-user", "login:" + login);
  }

  private TokenInfo token(String login) {
    return rooms
        .get(TokenOffice.class)
        .enrolment("ftps-user", List.of(login), Duration.ofHours(1), TestDoor.ADMINISTRATOR);
  }

  private String pending(String login) {
    Outcome asked =
        rooms
            .get(Registration.class)
            .enrol(TestDoor.asking("ftps-user", "login:" + login), Caller.ANYONE);
    assertThat(asked).isInstanceOf(Outcome.Pending.class);
    return asked.request().id();
  }

  private boolean isRevoked(LedgerEntry entry) {
    return rooms.get(Ledger.class).require(entry.serial()).isRevoked();
  }

  private long journalLength() {
    return Long.parseLong(rooms.query("SELECT COUNT(*) FROM journal_entry").get(0));
  }

  @Test
  void everything_of_the_login_ends_and_nothing_of_others() {
    LedgerEntry first = issue("alice");
    LedgerEntry second = issue("alice");
    LedgerEntry bob = issue("bob");
    TokenInfo token = token("alice");
    TokenInfo bobs = token("bob");
    String request = pending("alice");
    String bobsRequest = pending("bob");

    UserRevoked done = revocations.revoke("alice", REASON, OFFICER);

    assertThat(done.revoked())
        .extracting(CertificateInfo::serial)
        .containsExactly(first.serial().toString(), second.serial().toString());
    assertThat(done.revoked())
        .extracting(CertificateInfo::reason)
        .containsOnly("privilegeWithdrawn");
    assertThat(done.tokens()).containsExactly(token.id());
    assertThat(done.requests()).containsExactly(request);
    assertThat(isRevoked(bob)).isFalse();
    assertThat(rooms.query("SELECT state FROM token WHERE id = ?", bobs.id()))
        .containsExactly("open");
    assertThat(rooms.query("SELECT state FROM request WHERE id = ?", bobsRequest))
        .containsExactly("pending");
    assertThat(rooms.query("SELECT state, reason FROM request WHERE id = ?", request))
        .containsExactly("rejected|the login alice was revoked");
    assertThat(rooms.query("SELECT state FROM token WHERE id = ?", token.id()))
        .containsExactly("revoked");
  }

  @Test
  void each_act_is_in_the_journal_and_the_journal_agrees_with_the_ledger() {
    issue("alice");
    token("alice");
    pending("alice");
    long before = journalLength();

    revocations.revoke("alice", REASON, OFFICER);

    assertThat(
            rooms.query("SELECT actor, act FROM journal_entry ORDER BY seq").stream().skip(before))
        .containsExactly(
            "officer:test|certificate.revoked",
            "officer:test|request.rejected",
            "officer:test|token.revoked");
    assertThat(rooms.get(Audit.class).verify().intact()).isTrue();
  }

  @Test
  void a_second_time_changes_nothing_and_says_so() {
    LedgerEntry entry = issue("alice");
    revocations.revoke("alice", REASON, OFFICER);
    long before = journalLength();

    UserRevoked again = revocations.revoke("alice", RevocationReason.UNSPECIFIED, OFFICER);

    assertThat(again.revoked()).isEmpty();
    assertThat(again.already()).containsExactly(entry.serial().toString());
    assertThat(journalLength()).isEqualTo(before);
  }

  @Test
  void a_login_is_compared_exactly() {
    LedgerEntry entry = issue("alice");

    assertThatThrownBy(() -> revocations.revoke("Alice", REASON, OFFICER))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.NOT_FOUND));
    assertThat(isRevoked(entry)).isFalse();
  }

  @Test
  void what_has_ended_and_might_be_renewed_is_revoked_too() {
    LedgerEntry entry = issue("alice");
    rooms.clock().set(entry.facts().notAfter().plus(Duration.ofDays(89)));

    assertThat(revocations.revoke("alice", REASON, OFFICER).revoked())
        .extracting(CertificateInfo::serial)
        .containsExactly(entry.serial().toString());
    assertThat(isRevoked(entry)).isTrue();
  }

  @Test
  void what_has_ended_long_ago_needs_no_revocation() {
    LedgerEntry entry = issue("alice");
    rooms.clock().set(entry.facts().notAfter().plus(Duration.ofDays(90)).plusSeconds(1));

    assertThatThrownBy(() -> revocations.revoke("alice", REASON, OFFICER))
        .hasMessageContaining("login \"alice\"");
  }

  @Test
  void what_an_officer_may_not_revoke_leaves_everything_as_it_was() {
    LedgerEntry users = issue("alice");
    LedgerEntry operators = TestDoor.issue(rooms, "operator", "login:alice");

    assertThatThrownBy(() -> revocations.revoke("alice", REASON, OFFICER))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.FORBIDDEN));

    assertThat(isRevoked(users)).isFalse();
    assertThat(isRevoked(operators)).isFalse();
    assertThat(revocations.revoke("alice", REASON, TestDoor.ADMINISTRATOR).revoked()).hasSize(2);
  }

  @Test
  void the_last_administrator_stays() {
    assertThatThrownBy(() -> revocations.revoke("admin", REASON, TestDoor.ADMINISTRATOR))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.CONFLICT));
  }

  @Test
  void a_hold_is_no_end() {
    assertThatThrownBy(
            () -> revocations.revoke("alice", RevocationReason.CERTIFICATE_HOLD, OFFICER))
        .hasMessageContaining("cannot be certificateHold");
  }
}
