package io.sealport.server.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.ImportReport;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.moving.OldPki;
import io.sealport.pki.CrlLints;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.ImportedCas;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestPolicies;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.Audit;
import io.sealport.server.registration.Inventory;
import io.sealport.server.registration.PolicyOffice;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Crls;
import io.sealport.server.status.OcspAsking;
import io.sealport.server.status.OcspResponder;
import io.sealport.server.status.Revocations;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeoverTest {

  @TempDir Path folder;
  private TestRooms rooms;
  private OldPki pki;
  private Arrivals arrivals;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    arrivals = new Arrivals(rooms);
    pki = OldPki.make(folder.resolve("pki"), "Old CA");
    pki.user(1, "alice");
    pki.server(2, "ftp.example.com");
    pki.user(3, "bob");
    pki.revoke(3, "keyCompromise");
    pki.line("V", pki.certificate().getNotAfter().toInstant(), "", "07", "/CN=carol");
    pki.line("R", pki.certificate().getNotAfter().toInstant(), "260101000000Z", "08", "/CN=dave");
    pki.crl(Optional.of(41), 3);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private LedgerEntry entry(int serial) {
    return rooms.get(Ledger.class).require(new SerialNumber(BigInteger.valueOf(serial)));
  }

  private X509CRLHolder crl() throws IOException {
    byte[] der = Files.readAllBytes(rooms.get(Crls.class).current("imported").orElseThrow().der());
    assertThat(CrlLints.check(der, pki.certificate())).isEmpty();
    return new X509CRLHolder(der);
  }

  private CertificateStatus ocsp(int serial) {
    return ocsp(BigInteger.valueOf(serial));
  }

  private CertificateStatus ocsp(BigInteger serial) {
    byte[] question = OcspAsking.about(pki.certificate(), serial).der();
    return OcspAsking.basic(rooms.get(OcspResponder.class).answer(question).der())
        .getResponses()[0]
        .getCertStatus();
  }

  private void revoke(int serial) {
    rooms
        .get(Revocations.class)
        .revoke(
            new SerialNumber(BigInteger.valueOf(serial)),
            RevocationReason.SUPERSEDED,
            false,
            "operator:test");
    rooms.get(Crls.class).publishDue();
  }

  private long keysOfTheOldCa() {
    try (Stream<Path> keys = Files.list(rooms.home().resolve("keys"))) {
      return keys.filter(k -> k.getFileName().toString().startsWith("imported")).count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everything_is_in_the_ledger_as_it_was() {
    ImportReport report = arrivals.take(pki);

    assertThat(report.applied()).isTrue();
    assertThat(report.valid()).isEqualTo(3);
    assertThat(report.revoked()).isEqualTo(2);
    assertThat(report.missing()).isEqualTo(2);
    assertThat(entry(1).profile()).isEqualTo("imported");
    assertThat(entry(1).facts().names()).map(Object::toString).containsExactly("login:alice");
    assertThat(entry(3).revocation().orElseThrow().reason())
        .isEqualTo(RevocationReason.KEY_COMPROMISE);
    assertThat(rooms.get(Audit.class).verify().finding()).isNull();
  }

  /** An intermediate CA and its first certificate are both 1000 where both counted from there. */
  @Test
  void a_serial_that_the_ca_has_too_is_that_of_what_it_issued() {
    BigInteger own = pki.certificate().getSerialNumber();
    String hex = own.toString(16);
    pki.line(
        "R",
        pki.certificate().getNotAfter().toInstant().minusSeconds(86_400),
        "260101000000Z",
        (hex.length() % 2 == 0 ? hex : "0" + hex).toUpperCase(java.util.Locale.ROOT),
        "/CN=twice");
    arrivals.take(pki);

    assertThat(ocsp(own)).isInstanceOf(RevokedStatus.class);
    assertThat(rooms.get(Hierarchy.class).isRevoked("imported")).isFalse();
    assertThat(rooms.get(Audit.class).verify().finding()).isNull();
  }

  @Test
  void the_crl_goes_on_and_lists_what_was_revoked_also_without_its_certificate() throws Exception {
    arrivals.take(pki);

    assertThat(rooms.get(Crls.class).current("imported").orElseThrow().number()).isEqualTo(42);
    assertThat(crl().getRevokedCertificates().size()).isEqualTo(2);
    assertThat(crl().getRevokedCertificate(BigInteger.valueOf(3)).getRevocationDate())
        .isEqualTo(java.util.Date.from(rooms.clock().instant().minusSeconds(60)));
    assertThat(crl().getRevokedCertificate(BigInteger.valueOf(8))).isNotNull();
  }

  @Test
  void ocsp_answers_for_all_of_them_by_a_responder_of_the_old_ca() {
    arrivals.take(pki);

    assertThat(ocsp(1)).isEqualTo(CertificateStatus.GOOD);
    assertThat(ocsp(3)).isInstanceOf(RevokedStatus.class);
    assertThat(ocsp(7)).isEqualTo(CertificateStatus.GOOD);
    assertThat(ocsp(8)).isInstanceOf(RevokedStatus.class);
    assertThat(ocsp(9)).isInstanceOf(org.bouncycastle.cert.ocsp.UnknownStatus.class);
  }

  @Test
  void the_old_ca_issues_where_a_profile_names_it_and_is_its_own_anchor() {
    arrivals.take(pki);
    TestPolicies.edit(
        new TestPolicies(rooms.home()).active("ftps-user"), "issuer: users", "issuer: imported");
    rooms.get(PolicyOffice.class).reload(TestDoor.ADMINISTRATOR);

    LedgerEntry issued = TestDoor.issue(rooms, "ftps-user", "login:erin");

    assertThat(issued.issuer()).isEqualTo("imported");
    assertThat(io.sealport.pki.CertificatePath.isSignedBy(issued.certificate(), pki.certificate()))
        .isTrue();
    Hierarchy hierarchy = rooms.get(Hierarchy.class);
    assertThat(hierarchy.chain("imported")).isEmpty();
    assertThat(hierarchy.anchor("imported")).isEqualTo(pki.certificate());
    assertThat(rooms.get(Inventory.class).bundle(issued.serial()).root())
        .contains(io.sealport.pki.Pem.certificate(pki.certificate()));
    assertThat(rooms.get(Inventory.class).clientCa())
        .contains(io.sealport.pki.Pem.certificate(pki.certificate()));
  }

  @Test
  void a_holder_renews_by_the_profile_for_such_a_certificate() {
    arrivals.take(pki);

    LedgerEntry user = TestDoor.renew(rooms, entry(1));
    LedgerEntry server = TestDoor.renew(rooms, entry(2));

    assertThat(user.profile()).isEqualTo("ftps-user");
    assertThat(user.facts().names()).map(Object::toString).containsExactly("login:alice");
    assertThat(user.lineage()).isEqualTo(entry(1).serial());
    assertThat(server.profile()).isEqualTo("ftps-server");
    assertThat(server.facts().names()).map(Object::toString).containsExactly("dns:ftp.example.com");
    assertThatThrownBy(() -> TestDoor.renew(rooms, entry(3)))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
  }

  @Test
  void what_came_along_is_revoked_as_everything_else() throws Exception {
    arrivals.take(pki);

    revoke(1);

    assertThat(ocsp(1)).isInstanceOf(RevokedStatus.class);
    assertThat(crl().getRevokedCertificate(BigInteger.ONE)).isNotNull();
    assertThat(rooms.get(Audit.class).verify().finding()).isNull();
  }

  @Test
  void a_serial_without_a_certificate_is_revoked_held_and_released_too() throws Exception {
    arrivals.take(pki);
    Revocations revocations = rooms.get(Revocations.class);
    Revocations.By by = new Revocations.By("operator:test", () -> {});
    SerialNumber serial = new SerialNumber(BigInteger.valueOf(7));

    assertThat(revocations.revoke(serial, RevocationReason.CERTIFICATE_HOLD, false, by).serials())
        .containsExactly("7");
    assertThat(ocsp(7)).isInstanceOf(RevokedStatus.class);
    revocations.release(serial, false, by);
    assertThat(ocsp(7)).isEqualTo(CertificateStatus.GOOD);
    assertThatThrownBy(() -> revocations.release(serial, false, by))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));
    revoke(7);
    assertThat(crl().getRevokedCertificate(BigInteger.valueOf(7))).isNotNull();
    assertThat(rooms.get(Audit.class).verify().finding()).isNull();
  }

  @Test
  @Tag("once")
  void five_thousand_lines_are_a_matter_of_seconds() {
    OldPki large = OldPki.make(folder.resolve("large"), "Large CA");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      lines.append("V\t330101000000Z\t\t%08X\tunknown\t/CN=u%d\n".formatted(0x10000 + i, i));
    }
    large.write("index.txt", lines.toString());

    ImportReport report = arrivals.take(large);

    assertThat(report.missing()).isEqualTo(5_000);
    assertThat(rooms.query("SELECT COUNT(*) FROM listed_serial")).containsExactly("5000");
  }

  @Test
  @Tag("once")
  void a_wrong_passphrase_of_the_home_keeps_the_key_out() {
    rooms.close();
    try (TestRooms wrong = TestRooms.on(rooms.home(), rooms.clock(), "another passphrase")) {
      assertThatThrownBy(() -> new Arrivals(wrong).take(pki))
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
    }
    assertThat(keysOfTheOldCa()).isZero();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
  }

  @Test
  @Tag("once")
  void a_dry_run_says_the_same_and_changes_nothing() {
    ImportReport report = arrivals.plan(pki, Arrivals.as("imported"));

    assertThat(report.applied()).isFalse();
    assertThat(report.added()).isEqualTo(5);
    assertThat(report.nextCrlNumber()).isEqualTo(42);
    assertThat(rooms.get(Hierarchy.class).find("imported")).isEmpty();
    assertThat(rooms.query("SELECT COUNT(*) FROM listed_serial")).containsExactly("0");
    assertThat(keysOfTheOldCa()).isZero();
  }

  @Test
  void a_transaction_that_fails_leaves_nothing_and_the_next_one_succeeds() {
    rooms.refuse("listed_serial");
    assertThatThrownBy(() -> arrivals.take(pki)).isInstanceOf(Fault.class);

    assertThat(rooms.get(Hierarchy.class).find("imported")).isEmpty();
    assertThat(rooms.query("SELECT COUNT(*) FROM certificate WHERE profile = 'imported'"))
        .containsExactly("0");
    assertThat(keysOfTheOldCa()).isZero();
    rooms.accept("listed_serial");
    assertThat(arrivals.take(pki).added()).isEqualTo(5);
  }

  @Test
  void what_was_issued_and_revoked_elsewhere_since_is_taken_once() throws Exception {
    arrivals.take(pki);
    pki.user(5, "frank");
    pki.revoke(1, "superseded");
    pki.revoke(7, "keyCompromise");

    ImportReport since = arrivals.takeSince(pki);

    assertThat(since.added()).isEqualTo(1);
    assertThat(since.changed()).isEqualTo(2);
    assertThat(entry(5).issuer()).isEqualTo("imported");
    assertThat(ocsp(1)).isInstanceOf(RevokedStatus.class);
    assertThat(ocsp(7)).isInstanceOf(RevokedStatus.class);
    assertThat(crl().getRevokedCertificates().size()).isEqualTo(4);
    assertThat(rooms.get(Audit.class).verify().finding()).isNull();
    assertThat(arrivals.takeSince(pki).added()).isZero();
    assertThat(rooms.query("SELECT COUNT(*) FROM journal_entry WHERE act = 'authority.imported'"))
        .containsExactly("2");
  }

  @Test
  @Tag("once")
  void a_ca_that_is_here_is_not_taken_twice() {
    arrivals.take(pki);

    assertThatThrownBy(() -> arrivals.take(pki, Arrivals.as("imported-2")))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessageContaining("is here already");
    assertThatThrownBy(() -> arrivals.takeSince(OldPki.make(folder.resolve("new"), "New CA")))
        .hasMessageContaining("was not imported yet");
  }

  @Test
  @Tag("once")
  void serials_of_two_cas_must_differ() {
    arrivals.take(pki);
    OldPki other = OldPki.make(folder.resolve("other"), "Other CA");
    other.user(1, "grace");

    assertThatThrownBy(() -> arrivals.take(other, Arrivals.as("imported-2")))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessageContaining("is that of a certificate of the CA imported");
  }

  @ParameterizedTest
  @Tag("once")
  @CsvSource({
    "legacy, ftps-server, ftps-user, is no id of an imported CA",
    "users-2, ftps-server, ftps-user, is no id of an imported CA",
    "imported, ftps-user, ftps-user, is a profile for another purpose",
    "imported, ftps-server, operator, is a profile for another purpose",
    "imported, ftps-server, nobody, is no profile here",
  })
  void an_id_or_a_profile_that_cannot_be_is_refused(
      String id, String servers, String users, String words) {
    Wanted wanted = new Wanted(Optional.of(id), new ImportedCas.Terms(servers, users), false);

    assertThatThrownBy(() -> arrivals.take(pki, wanted))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining(words);
    assertThat(keysOfTheOldCa()).isZero();
  }

  @Test
  void whoever_changes_what_came_along_is_found_out() {
    arrivals.take(pki);

    rooms.tamper("UPDATE listed_serial SET status = 'valid', reason = NULL WHERE serial = '8'");
    assertThat(rooms.get(Audit.class).verify().finding()).contains("imported/8 is valid");
    rooms.tamper(
        "UPDATE listed_serial SET status = 'revoked', reason = 'unspecified' WHERE serial = '8'",
        "DELETE FROM listed_serial WHERE serial = '7'");
    assertThat(rooms.get(Audit.class).verify().finding()).contains("1 are left");
  }

  @Test
  @Tag("once")
  void a_ca_that_has_ended_comes_for_its_past_and_the_server_goes_on() {
    OldPki ended = OldPki.make(folder.resolve("ended"), "Ended CA", Duration.ofDays(20));
    ended.user(100, "alice", Duration.ofDays(10));

    ImportReport report = arrivals.take(ended, Arrivals.as("imported-old"));

    assertThat(report.expired()).isEqualTo(1);
    assertThat(rooms.get(Crls.class).current("imported-old")).isPresent();
    rooms.get(io.sealport.server.registration.OwnCertificates.class).renewDue();
  }

  @Test
  void a_revoked_old_ca_issues_nothing_more_and_is_believed_by_nobody() {
    arrivals.take(pki);
    X509CertificateHolder old = pki.certificate();

    rooms
        .get(io.sealport.server.root.IssuingCaOffice.class)
        .revoke("imported", RevocationReason.CA_COMPROMISE, TestDoor.ADMINISTRATOR);

    assertThat(rooms.get(Inventory.class).clientCa())
        .doesNotContain(io.sealport.pki.Pem.certificate(old));
    assertThat(rooms.get(Hierarchy.class).anchors()).doesNotContain(old);
    assertThat(rooms.get(Audit.class).verify().finding()).isNull();
  }
}
