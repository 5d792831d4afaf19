package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.CrlLints;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestDatabase;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.TestDoor;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrlsTest {

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

  private void restart() {
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
    crls = rooms.get(Crls.class);
  }

  private long number(String ca) {
    return crls.current(ca).orElseThrow().number();
  }

  private X509CRLHolder crl(String ca) throws Exception {
    byte[] der = Files.readAllBytes(crls.current(ca).orElseThrow().der());
    assertThat(CrlLints.check(der, certificate(ca))).isEmpty();
    return new X509CRLHolder(der);
  }

  private X509CertificateHolder certificate(String ca) {
    return rooms.get(Hierarchy.class).require(ca).certificate();
  }

  private LedgerEntry user(String login) {
    return TestDoor.issue(rooms, "ftps-user", "login:" + login);
  }

  private void revoke(LedgerEntry entry, RevocationReason reason) {
    rooms.get(Revocations.class).revoke(entry.serial(), reason, false, "operator:test");
  }

  private boolean lists(String ca, LedgerEntry entry) throws Exception {
    return crl(ca).getRevokedCertificate(entry.serial().value()) != null;
  }

  @Test
  void every_ca_publishes_one_that_it_has_signed() throws Exception {
    for (String ca : List.of("root", "servers", "users")) {
      X509CRLHolder crl = crl(ca);

      assertThat(
              crl.isSignatureValid(new JcaContentVerifierProviderBuilder().build(certificate(ca))))
          .isTrue();
      assertThat(crl.getIssuer()).isEqualTo(certificate(ca).getSubject());
      assertThat(crl.toASN1Structure().getVersionNumber()).isEqualTo(2);
      assertThat(crl.getThisUpdate().toInstant()).isEqualTo(rooms.clock().instant());
      assertThat(crl.getNextUpdate().toInstant())
          .isEqualTo(rooms.clock().instant().plus(Duration.ofDays(7)));
      assertThat(crl.getExtensions().getExtensionOIDs()).hasSize(2);
      assertThat(
              AuthorityKeyIdentifier.fromExtensions(crl.getExtensions()).getKeyIdentifierOctets())
          .isEqualTo(
              org.bouncycastle.asn1.x509.SubjectKeyIdentifier.fromExtensions(
                      certificate(ca).getExtensions())
                  .getKeyIdentifier());
      assertThat(
              ASN1Integer.getInstance(crl.getExtension(Extension.cRLNumber).getParsedValue())
                  .getValue())
          .isEqualTo(BigInteger.valueOf(number(ca)));
    }
  }

  @Test
  void lists_what_was_revoked_with_reason_and_time() throws Exception {
    LedgerEntry stolen = user("alice");
    LedgerEntry gone = user("bob");
    LedgerEntry untouched = user("carol");
    revoke(stolen, RevocationReason.parse("keyCompromise"));
    rooms.clock().advance(Duration.ofMillis(90_500));
    revoke(gone, RevocationReason.UNSPECIFIED);

    crls.publishDue();

    X509CRLEntryHolder first = crl("users").getRevokedCertificate(stolen.serial().value());
    assertThat(first.getRevocationDate().toInstant())
        .isEqualTo(rooms.clock().instant().minusMillis(90_500));
    assertThat(
            ASN1Enumerated.getInstance(first.getExtension(Extension.reasonCode).getParsedValue())
                .getValue()
                .intValue())
        .isEqualTo(1);
    X509CRLEntryHolder second = crl("users").getRevokedCertificate(gone.serial().value());
    // RFC 5280 5.3.1: no reasonCode rather than unspecified.
    assertThat(second.hasExtensions()).isFalse();
    assertThat(second.getRevocationDate().toInstant())
        .isEqualTo(rooms.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    assertThat(lists("users", untouched)).isFalse();
    assertThat(lists("servers", stolen)).isFalse();
    assertThat(crls.current("users").orElseThrow().entries()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keyCompromise",
        "affiliationChanged",
        "superseded",
        "cessationOfOperation",
        "privilegeWithdrawn"
      })
  void knows_the_reasons_of_rfc_5280(String reason) throws Exception {
    LedgerEntry entry = user("alice");
    revoke(entry, RevocationReason.parse(reason));
    crls.publishDue();

    assertThat(
            ASN1Enumerated.getInstance(
                    crl("users")
                        .getRevokedCertificate(entry.serial().value())
                        .getExtension(Extension.reasonCode)
                        .getParsedValue())
                .getValue()
                .intValue())
        .isEqualTo(RevocationReason.parse(reason).code());
  }

  @Test
  void fifty_revocations_make_one_crl() throws Exception {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      entries.add(user("user-" + i));
    }
    long before = number("users");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> running = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      running.add(threads.submit(() -> revoke(entry, RevocationReason.parse("superseded"))));
    }
    for (Future<?> one : running) {
      one.get();
    }
    CyclicBarrier together = new CyclicBarrier(2);
    Runnable publish =
        () -> {
          try {
            together.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          crls.publishDue();
        };
    Future<?> one = threads.submit(publish);
    Future<?> other = threads.submit(publish);
    one.get();
    other.get();
    threads.shutdown();

    assertThat(number("users")).isEqualTo(before + 1);
    assertThat(crl("users").getRevokedCertificates().size()).isEqualTo(50);
    assertThat(number("root")).isEqualTo(1);
  }

  @Test
  void a_revocation_renews_only_the_crl_of_its_ca() throws Exception {
    LedgerEntry server = TestDoor.issue(rooms, "ftps-server", "dns:ftp.example.com");
    long servers = number("servers");
    long users = number("users");
    revoke(server, RevocationReason.parse("superseded"));

    crls.publishDue();

    assertThat(number("servers")).isEqualTo(servers + 1);
    assertThat(number("users")).isEqualTo(users);
    assertThat(lists("servers", server)).isTrue();
  }

  @Test
  void nothing_due_publishes_nothing() throws Exception {
    byte[] before = Files.readAllBytes(crls.bundle());
    rooms.clock().advance(Duration.ofHours(23));

    crls.publishDue();

    assertThat(number("users")).isEqualTo(1);
    assertThat(Files.readAllBytes(crls.bundle())).isEqualTo(before);
  }

  @Test
  void a_new_one_comes_on_schedule() throws Exception {
    rooms.clock().advance(Duration.ofDays(1));

    crls.publishDue();

    assertThat(number("users")).isEqualTo(2);
    assertThat(number("root")).isEqualTo(2);
    assertThat(crl("users").getThisUpdate().toInstant()).isEqualTo(rooms.clock().instant());
  }

  @Test
  void numbers_increase_over_restarts() throws Exception {
    for (long expected = 2; expected <= 4; expected++) {
      rooms.clock().advance(Duration.ofDays(1));
      restart();
      crls.publishDue();

      assertThat(number("users")).isEqualTo(expected);
    }
    assertThat(rooms.query("SELECT number FROM crl WHERE ca = 'users' ORDER BY number"))
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void a_restart_alone_publishes_nothing() {
    restart();
    crls.publishDue();

    assertThat(number("users")).isEqualTo(1);
  }

  @Test
  void a_revocation_that_was_not_published_before_the_stop_is_after_the_start() throws Exception {
    LedgerEntry entry = user("alice");
    revoke(entry, RevocationReason.parse("keyCompromise"));

    restart();
    crls.publishDue();

    assertThat(number("users")).isEqualTo(2);
    assertThat(lists("users", entry)).isTrue();
  }

  /** A database that others share has the CRL itself; for one in the home a newer one is signed. */
  private static long again() {
    return TestDatabase.isPostgres() ? 1 : 2;
  }

  @Test
  void a_file_that_went_missing_is_replaced() throws Exception {
    Files.delete(rooms.home().resolve("crl/users.crl"));

    restart();
    crls.publishDue();

    assertThat(number("users")).isEqualTo(again());
    assertThat(rooms.home().resolve("crl/users.crl")).exists();
    assertThat(number("servers")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "something else"})
  void a_pem_file_that_is_not_the_der_files_is_written_again(String content) throws Exception {
    Path file = rooms.home().resolve("crl/users.pem");
    String before = Files.readString(file);
    Files.delete(file);
    if (!content.isEmpty()) {
      Files.writeString(file, content);
    }

    restart();
    crls.publishDue();

    assertThat(number("users")).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void a_ca_without_its_key_does_not_keep_the_others_from_publishing() throws Exception {
    Files.delete(rooms.home().resolve("keys/root.key"));
    restart();
    rooms.clock().advance(Duration.ofDays(1));

    assertThatThrownBy(() -> crls.publishDue())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("root.key is missing");

    assertThat(number("servers")).isEqualTo(2);
    assertThat(number("users")).isEqualTo(2);
  }

  @Test
  void the_bundles_tag_changes_with_any_of_its_crls() throws Exception {
    String before = crls.bundleTag().orElseThrow();
    crls.publishDue();
    assertThat(crls.bundleTag()).contains(before);

    // Within the same second, so that no date tells the two apart.
    revoke(user("alice"), RevocationReason.parse("superseded"));
    crls.publishDue();

    assertThat(crls.bundleTag()).isPresent().get().isNotEqualTo(before);
    restart();
    crls.publishDue();
    assertThat(crls.bundleTag()).isPresent();
  }

  @Test
  void a_damaged_file_is_replaced() throws Exception {
    Path file = rooms.home().resolve("crl/users.crl");
    byte[] der = Files.readAllBytes(file);
    der[der.length - 1] ^= 1;
    Files.write(file, der);

    restart();
    crls.publishDue();

    assertThat(number("users")).isEqualTo(again());
    assertThat(
            crl("users")
                .isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(certificate("users"))))
        .isTrue();
  }

  @Test
  void a_missing_bundle_is_written_again() throws Exception {
    byte[] before = Files.readAllBytes(crls.bundle());
    Files.delete(crls.bundle());

    restart();
    crls.publishDue();

    assertThat(Files.readAllBytes(crls.bundle())).isEqualTo(before);
  }

  @Test
  void an_expired_entry_leaves_after_it_was_on_one_more_crl() throws Exception {
    LedgerEntry entry = user("alice");
    Duration lifetime = Duration.between(rooms.clock().instant(), entry.facts().notAfter());
    revoke(entry, RevocationReason.parse("keyCompromise"));
    crls.publishDue();
    assertThat(lists("users", entry)).isTrue();

    rooms.clock().advance(lifetime.plusHours(1));
    crls.publishDue();
    assertThat(lists("users", entry)).isTrue();

    rooms.clock().advance(Duration.ofDays(1));
    crls.publishDue();
    assertThat(lists("users", entry)).isFalse();
    assertThat(number("users")).isEqualTo(4);
  }

  @Test
  void the_bundle_holds_the_crl_of_every_ca_in_their_order() throws Exception {
    String bundle = Files.readString(crls.bundle(), StandardCharsets.US_ASCII);

    StringBuilder expected = new StringBuilder();
    for (String ca : List.of("root", "servers", "users")) {
      expected.append(Files.readString(crls.current(ca).orElseThrow().pem()));
    }
    assertThat(bundle).isEqualTo(expected.toString());
    assertThat(bundle.split("-----BEGIN X509 CRL-----")).hasSize(4);
  }

  @Test
  void the_pem_file_holds_the_der_file() throws Exception {
    String pem = Files.readString(crls.current("users").orElseThrow().pem());

    byte[] decoded =
        java.util.Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z0-9 ]+-----", ""));

    assertThat(decoded).isEqualTo(crl("users").getEncoded());
  }

  @Test
  void published_files_are_for_everybody_to_read() throws Exception {
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(crls.bundle())))
        .isEqualTo("rw-r--r--");
    try (var files = Files.list(rooms.home().resolve("crl"))) {
      assertThat(files.map(f -> f.getFileName().toString()).toList())
          .containsExactlyInAnyOrderElementsOf(
              Set.of(
                  "root.crl",
                  "root.pem",
                  "servers.crl",
                  "servers.pem",
                  "users.crl",
                  "users.pem",
                  "crls.pem"));
    }
  }

  @Test
  void a_crl_that_could_not_be_stored_is_tried_again_under_the_next_number() throws Exception {
    revoke(user("alice"), RevocationReason.parse("superseded"));
    rooms.refuse("crl");
    assertThatThrownBy(() -> crls.publishDue()).isInstanceOf(Fault.class);
    assertThat(number("users")).isEqualTo(1);

    rooms.accept("crl");
    crls.publishDue();

    assertThat(number("users")).isEqualTo(2);
    assertThat(crl("users").getRevokedCertificates().size()).isEqualTo(1);
  }

  @Test
  void journals_every_crl() {
    assertThat(
            rooms.query(
                "SELECT subject, actor FROM journal_entry WHERE act = 'crl.issued' ORDER BY seq"))
        .containsExactly("root|system", "servers|system", "users|system");
  }
}
