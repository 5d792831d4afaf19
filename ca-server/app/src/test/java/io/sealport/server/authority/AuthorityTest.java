package io.sealport.server.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlEntries;
import io.sealport.pki.CrlKind;
import io.sealport.pki.CrlLints;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Issuer;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestIssuers;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Application;
import io.sealport.policy.Approval;
import io.sealport.policy.Policies;
import io.sealport.policy.TestEvidence;
import io.sealport.server.authority.Authority.Companion;
import io.sealport.server.authority.Authority.Context;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.JournalReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {

  private static final RevocationReason REASON = RevocationReason.parse("keyCompromise");
  private static final Context TEST = new Context("test", Optional.empty());

  @TempDir Path folder;
  private TestRooms rooms;
  private Authority authority;
  private Ledger ledger;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    authority = rooms.get(Authority.class);
    ledger = rooms.get(Ledger.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private Approval approval(String name) {
    return approval(name, rooms.get(Hierarchy.class).require("servers"));
  }

  private Approval approval(String name, Issuer issuer) {
    Application application =
        new Application(
            "ftps-server",
            TestCsrs.honest(name),
            List.of(),
            Optional.empty(),
            List.of(TestEvidence.of("operator")),
            SerialNumber.random(new SecureRandom()),
            rooms.clock().instant());
    return (Approval) rooms.get(Policies.class).current().judge(application, issuer);
  }

  private List<String> journaled(SerialNumber serial) {
    return rooms.query(
        "SELECT act, actor, seq FROM journal_entry WHERE subject = ?", serial.toString());
  }

  private long entries() {
    return rooms.get(JournalReader.class).verify().entries();
  }

  @Test
  void signs_the_very_bytes_that_were_approved() throws Exception {
    Approval approval = approval("dns:ftp.example.com");

    LedgerEntry issued = authority.issue(approval, TEST, Companion.NONE);

    assertThat(issued.certificate().toASN1Structure().getTBSCertificate().getEncoded("DER"))
        .isEqualTo(approval.certificate().getEncoded("DER"));
    assertThat(
            issued
                .certificate()
                .isSignatureValid(
                    new JcaContentVerifierProviderBuilder()
                        .build(rooms.get(Hierarchy.class).require("servers").certificate())))
        .isTrue();
  }

  @Test
  void the_ledger_row_names_its_journal_entry() {
    LedgerEntry issued = authority.issue(approval("dns:ftp.example.com"), TEST, Companion.NONE);

    assertThat(journaled(issued.serial()))
        .containsExactly("certificate.issued|test|" + issued.seq());
    assertThat(
            rooms.query(
                "SELECT seq, issuer, profile, status FROM certificate WHERE serial = ?",
                issued.serial().toString()))
        .containsExactly(issued.seq() + "|servers|ftps-server|valid");
    LedgerEntry stored = ledger.require(issued.serial());
    assertThat(stored.facts().names()).containsExactly(Name.dns("ftp.example.com"));
    assertThat(stored.certificate()).isEqualTo(issued.certificate());
    assertThat(stored.lineage()).isEqualTo(issued.serial());
  }

  @Test
  void the_companion_writes_in_the_same_transaction() {
    Approval approval = approval("dns:ftp.example.com");
    long before = entries();

    assertThatThrownBy(
            () ->
                authority.issue(
                    approval,
                    TEST,
                    (acts, seq) -> {
                      assertThat(seq).isEqualTo(before + 1);
                      throw Fault.of(Kind.CONFLICT, "the token is spent");
                    }))
        .hasMessage("the token is spent");

    assertThat(ledger.find(approval.serial())).isEmpty();
    assertThat(journaled(approval.serial())).isEmpty();
    assertThat(
            rooms.query(
                "SELECT * FROM certificate_name WHERE serial = ?", approval.serial().toString()))
        .isEmpty();
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void keeps_no_row_when_the_ledger_cannot_be_written() {
    rooms.refuse("certificate_name");
    Approval approval = approval("dns:ftp.example.com");
    long before = entries();

    assertThatThrownBy(() -> authority.issue(approval, TEST, Companion.NONE))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE));

    assertThat(ledger.find(approval.serial())).isEmpty();
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void an_approval_signs_once() {
    Approval approval = approval("dns:ftp.example.com");
    authority.issue(approval, TEST, Companion.NONE);

    assertThatThrownBy(() -> authority.issue(approval, TEST, Companion.NONE))
        .isInstanceOf(Fault.class);

    assertThat(journaled(approval.serial())).hasSize(1);
  }

  @Test
  void records_what_a_certificate_replaces() {
    LedgerEntry first = authority.issue(approval("dns:ftp.example.com"), TEST, Companion.NONE);
    LedgerEntry second =
        authority.issue(
            approval("dns:ftp.example.com"),
            new Context("test", Optional.of(first.serial())),
            Companion.NONE);
    LedgerEntry third =
        authority.issue(
            approval("dns:ftp.example.com"),
            new Context("test", Optional.of(second.serial())),
            Companion.NONE);

    assertThat(third.lineage()).isEqualTo(first.serial());
    assertThat(third.replaces()).contains(second.serial());
    assertThat(ledger.require(first.serial()).replacedBy()).contains(second.serial());
    assertThat(ledger.lineage(first.serial()))
        .extracting(LedgerEntry::serial)
        .containsExactly(first.serial(), second.serial(), third.serial());
  }

  @Test
  void signs_for_no_issuer_but_its_own() {
    Approval foreign = approval("dns:ftp.example.com", TestIssuers.of("servers"));

    assertThatThrownBy(() -> authority.issue(foreign, TEST, Companion.NONE))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.INTERNAL));

    assertThat(ledger.find(foreign.serial())).isEmpty();
  }

  @Test
  void a_crl_is_of_the_ca_whose_key_signs_it() throws Exception {
    Instant now = rooms.clock().instant();
    Authority.CrlTerms terms =
        new Authority.CrlTerms(7, now, now.plus(Duration.ofDays(1)), CrlKind.WHOLE);
    Path file = folder.resolve("any.crl");
    try (CrlEntries none = CrlEntries.in(folder);
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      authority.writeCrl("servers", terms, none, channel, () -> {});
    }

    assertThat(
            CrlLints.check(
                Files.readAllBytes(file),
                rooms.get(Hierarchy.class).require("servers").certificate()))
        .isEmpty();
  }

  @Test
  void a_revoked_row_keeps_its_first_reason_and_nothing_else_changes() {
    LedgerEntry issued = authority.issue(approval("dns:ftp.example.com"), TEST, Companion.NONE);
    var first = io.sealport.pki.RevocationReason.parse("keyCompromise");
    var second = io.sealport.pki.RevocationReason.parse("superseded");
    io.sealport.server.journal.Journal journal =
        rooms.get(io.sealport.server.journal.Journal.class);

    assertThat(
            journal.<Boolean>commit(
                acts -> ledger.revoke(issued.serial(), first, rooms.clock().instant())))
        .isTrue();
    assertThat(
            journal.<Boolean>commit(
                acts -> ledger.revoke(issued.serial(), second, rooms.clock().instant())))
        .isFalse();

    LedgerEntry revoked = ledger.require(issued.serial());
    assertThat(revoked.revocation())
        .contains(new LedgerEntry.Revocation(first, rooms.clock().instant()));
    assertThat(CertificateFacts.encoded(revoked.certificate()))
        .isEqualTo(CertificateFacts.encoded(issued.certificate()));
  }

  @Test
  void readers_do_not_wait_for_a_writer() throws Exception {
    LedgerEntry issued = authority.issue(approval("dns:ftp.example.com"), TEST, Companion.NONE);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    try {
      Future<Boolean> writer =
          threads.submit(
              () ->
                  rooms
                      .get(Journal.class)
                      .commit(
                          acts -> {
                            acts.add(Act.of("test", "done", "slowly"));
                            ledger.revoke(issued.serial(), REASON, rooms.clock().instant());
                            writing.countDown();
                            return await(read);
                          }));
      assertThat(await(writing)).isTrue();

      assertThat(ledger.require(issued.serial()).isRevoked()).isFalse();
      read.countDown();

      // Had the reader waited for the writer, the writer had given up waiting for it.
      assertThat(writer.get()).isTrue();
      assertThat(ledger.require(issued.serial()).isRevoked()).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_hierarchy_is_a_root_and_two_issuing_cas() {
    assertThat(rooms.get(Hierarchy.class).all())
        .extracting(Issuer::id)
        .containsExactly("root", "servers", "users");
  }

  @Test
  void a_ca_is_laid_once() {
    assertThatThrownBy(
            () -> rooms.get(Foundation.class).lay("Another", io.sealport.pki.KeyType.EC_P256))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessage("this home holds a CA already");
  }

  @Test
  void a_ca_with_a_key_that_anybody_has_is_not_added() {
    KeyPair published =
        new KeyPair(Keys.publicKey(TestKeys.published()), TestKeys.ec().getPrivate());
    Forged ca = Forge.ca("CN=Servers 2").key(published).by(Forge.root("CN=Root"));
    IssuingCas cas = rooms.get(IssuingCas.class);

    assertThatThrownBy(
            () ->
                rooms
                    .get(Journal.class)
                    .commit(
                        acts ->
                            cas.add(acts, "servers-2", "servers-2", ca.certificate(), "system")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("key.published");
    cas.added();
    assertThat(rooms.get(Hierarchy.class).find("servers-2")).isEmpty();
  }

  @Test
  void without_a_ca_it_says_how_to_make_one() {
    try (TestRooms empty = TestRooms.empty(folder)) {
      assertThatThrownBy(() -> empty.get(Hierarchy.class).all())
          .isInstanceOfSatisfying(
              Fault.class,
              f -> {
                assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE);
                assertThat(f.hint()).contains("sealport ca init makes one");
              });
    }
  }
}
