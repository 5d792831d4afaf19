package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CrlLints;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.Audit;
import io.sealport.server.registration.TestDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate on hold is revoked until it is released, or for good. */
class HoldTest {

  private static final Revocations.By OFFICER = new Revocations.By("operator:test", () -> {});

  @TempDir Path folder;
  private TestRooms rooms;
  private LedgerEntry alice;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    alice = TestDoor.issue(rooms, "ftps-user", "login:alice");
    rooms.get(Crls.class).publishDue();
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private void revoke(LedgerEntry entry, RevocationReason reason) {
    rooms.get(Revocations.class).revoke(entry.serial(), reason, false, OFFICER);
  }

  private void hold(LedgerEntry entry) {
    revoke(entry, RevocationReason.CERTIFICATE_HOLD);
  }

  private void release(LedgerEntry entry) {
    rooms.get(Revocations.class).release(entry.serial(), false, OFFICER);
  }

  private LedgerEntry now(LedgerEntry entry) {
    return rooms.get(Ledger.class).require(entry.serial());
  }

  private CertificateStatus ocsp(LedgerEntry entry) {
    byte[] request = OcspAsking.about(users(), entry.serial().value()).der();
    byte[] answer = rooms.get(OcspResponder.class).answer(request).der();
    OcspAsking.requireLinted(answer, request, users());
    return OcspAsking.certificateStatus(answer);
  }

  private X509CertificateHolder users() {
    return rooms.get(Hierarchy.class).require("users").certificate();
  }

  private X509CRLEntryHolder crlEntry(LedgerEntry entry) throws Exception {
    Crls crls = rooms.get(Crls.class);
    crls.publishDue();
    byte[] der = Files.readAllBytes(crls.current("users").orElseThrow().der());
    assertThat(CrlLints.check(der, users())).isEmpty();
    return new X509CRLHolder(der).getRevokedCertificate(entry.serial().value());
  }

  private static int reason(X509CRLEntryHolder entry) {
    return ASN1Enumerated.getInstance(entry.getExtension(Extension.reasonCode).getParsedValue())
        .getValue()
        .intValue();
  }

  @Test
  void a_held_one_is_revoked_for_the_time_being() throws Exception {
    Instant held = rooms.clock().instant();

    hold(alice);

    assertThat(now(alice).status(held)).isEqualTo("held");
    assertThat(now(alice).isValid(held)).isFalse();
    RevokedStatus answer = (RevokedStatus) ocsp(alice);
    assertThat(answer.getRevocationReason()).isEqualTo(6);
    assertThat(answer.getRevocationTime().toInstant()).isEqualTo(held);
    assertThat(reason(crlEntry(alice))).isEqualTo(6);
  }

  @Test
  void a_released_one_is_good_and_off_the_next_crl() throws Exception {
    hold(alice);
    assertThat(crlEntry(alice)).isNotNull();

    release(alice);

    assertThat(now(alice).isValid(rooms.clock().instant())).isTrue();
    assertThat(ocsp(alice)).isNull();
    assertThat(crlEntry(alice)).isNull();
    assertThat(TestDoor.renew(rooms, alice).replaces()).contains(alice.serial());
  }

  @Test
  void one_that_is_revoked_for_good_keeps_the_date_of_the_hold() throws Exception {
    Instant held = rooms.clock().instant();
    hold(alice);
    rooms.clock().advance(Duration.ofHours(3));

    revoke(alice, RevocationReason.KEY_COMPROMISE);

    X509CRLEntryHolder entry = crlEntry(alice);
    assertThat(reason(entry)).isEqualTo(1);
    assertThat(entry.getRevocationDate().toInstant()).isEqualTo(held);
    assertThat(now(alice).status(held)).isEqualTo("revoked");
  }

  @Test
  void only_what_is_held_is_released_and_only_what_is_valid_is_held() {
    assertThatThrownBy(() -> release(alice))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessage(alice.serial() + " is valid, not held");
    hold(alice);
    assertThatThrownBy(() -> hold(alice)).hasMessage(alice.serial() + " is held already");
    revoke(alice, RevocationReason.SUPERSEDED);
    assertThatThrownBy(() -> hold(alice)).hasMessage(alice.serial() + " is revoked already");
    assertThatThrownBy(() -> release(alice)).isInstanceOf(Fault.class);
    assertThat(now(alice).status(rooms.clock().instant())).isEqualTo("revoked");
  }

  @Test
  void a_whole_chain_is_held_and_released() {
    LedgerEntry second = TestDoor.renew(rooms, alice);
    revoke(alice, RevocationReason.SUPERSEDED);
    Revocations revocations = rooms.get(Revocations.class);

    assertThat(
            revocations
                .revoke(alice.serial(), RevocationReason.CERTIFICATE_HOLD, true, OFFICER)
                .already())
        .containsExactly(alice.serial().toString());
    assertThat(now(second).isHeld()).isTrue();

    assertThat(revocations.release(alice.serial(), true, OFFICER).released())
        .singleElement()
        .satisfies(c -> assertThat(c.serial()).isEqualTo(second.serial().toString()));
    assertThat(now(alice).status(rooms.clock().instant())).isEqualTo("revoked");
  }

  @Test
  void a_release_that_no_crl_has_told_is_told_after_a_start() throws Exception {
    hold(alice);
    assertThat(crlEntry(alice)).isNotNull();
    rooms.clock().advance(Duration.ofMinutes(5));
    release(alice);
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());

    assertThat(crlEntry(alice)).isNull();
  }

  @Test
  void both_are_in_the_journal() {
    hold(alice);
    release(alice);

    assertThat(
            rooms.query(
                "SELECT actor, act FROM journal_entry WHERE subject = ? ORDER BY seq",
                alice.serial().toString()))
        .endsWith("operator:test|certificate.held", "operator:test|certificate.released");
    assertThat(rooms.get(Audit.class).verify().intact()).isTrue();
  }

  @Test
  void a_credential_that_is_lost_meanwhile_does_nothing() {
    Revocations.By lost =
        new Revocations.By(
            "operator:test",
            () -> {
              throw Fault.of(Kind.UNAUTHENTICATED, "gone");
            });

    assertThatThrownBy(
            () ->
                rooms
                    .get(Revocations.class)
                    .revoke(alice.serial(), RevocationReason.CERTIFICATE_HOLD, false, lost))
        .hasMessage("gone");
    assertThat(now(alice).isHeld()).isFalse();
  }
}
