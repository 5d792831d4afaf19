package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlId;
import io.sealport.pki.CrlLints;
import io.sealport.pki.Pem;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Policies;
import io.sealport.policy.Rulebook;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestPolicies;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.TestDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRLs in parts, and deltas. */
class CrlPartsTest {

  private static final int SHARDS = 3;

  @TempDir Path folder;
  private TestRooms rooms;
  private Crls crls;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    crls = rooms.get(Crls.class);
    profile("crl: {shards: " + SHARDS + ", delta: true}");
    crls.publishDue();
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  /** The profile of users with one line more, from now on. */
  private void profile(String line) {
    Path file = new TestPolicies(rooms.home()).active("ftps-user");
    TestPolicies.edit(file, "profile: ftps-user", "profile: ftps-user\n" + line);
    rooms.get(Policies.class).replace(Rulebook.load(rooms.home().resolve("policies")));
  }

  private X509CRLHolder crl(String name) throws Exception {
    byte[] der = Files.readAllBytes(crls.current(name).orElseThrow().der());
    assertThat(CrlLints.check(der, ca()))
        .as("beside what makes it a part or a delta")
        .isSubsetOf("crl.extensions", "crl.not-critical", "crl.reasons");
    return new X509CRLHolder(der);
  }

  private X509CertificateHolder ca() {
    return rooms.get(Hierarchy.class).require("users").certificate();
  }

  private LedgerEntry user(String login) {
    return TestDoor.issue(rooms, "ftps-user", "login:" + login);
  }

  private void revoke(LedgerEntry entry, RevocationReason reason) {
    rooms.get(Revocations.class).revoke(entry.serial(), reason, false, "operator:test");
  }

  private boolean lists(String name, LedgerEntry entry) throws Exception {
    return crl(name).getRevokedCertificate(entry.serial().value()) != null;
  }

  private static String part(LedgerEntry entry) {
    return new CrlId("users", CrlId.shard(entry.serial(), SHARDS)).name();
  }

  private static String address(LedgerEntry entry, String name) {
    return "http://ca.example.com:8480/crl/" + name + ".crl";
  }

  private static String points(Extension extension) {
    return CRLDistPoint.getInstance(extension.getParsedValue()).toString();
  }

  private long number(String name) {
    return crls.current(name).orElseThrow().number();
  }

  @Test
  void a_certificate_names_one_part_and_its_deltas_and_the_part_names_itself() throws Exception {
    LedgerEntry entry = user("alice");
    X509CertificateHolder certificate = entry.certificate();

    String named = points(certificate.getExtension(Extension.cRLDistributionPoints));
    assertThat(named).contains(address(entry, part(entry)));
    assertThat(points(certificate.getExtension(Extension.freshestCRL)))
        .contains(address(entry, part(entry) + ".delta"));
    X509CRLHolder crl = crl(part(entry));
    assertThat(crl.getCriticalExtensionOIDs()).hasSize(1);
    assertThat(
            IssuingDistributionPoint.getInstance(
                    crl.getExtension(Extension.issuingDistributionPoint).getParsedValue())
                .toString())
        .contains(address(entry, part(entry)));
    assertThat(points(crl.getExtension(Extension.freshestCRL)))
        .contains(address(entry, part(entry) + ".delta"));
    assertThat(rooms.query("SELECT shard FROM certificate WHERE serial = ?", "" + entry.serial()))
        .containsExactly("" + CrlId.shard(entry.serial(), SHARDS));
  }

  @Test
  void a_revocation_shows_in_its_part_and_in_the_whole_and_no_other_part_is_issued_anew()
      throws Exception {
    LedgerEntry entry = user("alice");
    crls.publishDue();
    List<String> parts = IntStream.rangeClosed(1, SHARDS).mapToObj(i -> "users." + i).toList();
    List<Long> before = parts.stream().map(this::number).toList();
    long whole = number("users");
    revoke(entry, RevocationReason.KEY_COMPROMISE);

    crls.publishDue();

    // RFC 5280 5.2.3: the first delta, which came alone, has counted too.
    assertThat(number("users")).isEqualTo(whole + 2);
    assertThat(lists("users", entry)).isTrue();
    for (int i = 0; i < SHARDS; i++) {
      boolean its = parts.get(i).equals(part(entry));
      assertThat(lists(parts.get(i), entry)).isEqualTo(its);
      assertThat(number(parts.get(i))).isEqualTo(before.get(i) + (its ? 1 : 0));
    }
    assertThat(Files.readString(crls.bundle()).split("-----BEGIN")).hasSize(4);
  }

  @Test
  void parts_that_certificates_name_are_issued_on_when_the_profile_knows_no_parts_any_more()
      throws Exception {
    List<LedgerEntry> entries = new ArrayList<>();
    while (entries.stream().noneMatch(e -> part(e).equals("users." + SHARDS))) {
      entries.add(user("user-" + entries.size()));
    }
    LedgerEntry entry = entries.get(entries.size() - 1);
    TestPolicies.edit(
        new TestPolicies(rooms.home()).active("ftps-user"), "shards: " + SHARDS, "shards: 0");
    rooms.get(Policies.class).replace(Rulebook.load(rooms.home().resolve("policies")));

    revoke(entry, RevocationReason.SUPERSEDED);
    crls.publishDue();

    assertThat(lists(part(entry), entry)).isTrue();
    LedgerEntry later = user("later");
    assertThat(points(later.certificate().getExtension(Extension.cRLDistributionPoints)))
        .contains(address(later, "users"));
  }

  @Test
  void an_expired_entry_leaves_its_part_after_it_was_on_one_more() throws Exception {
    LedgerEntry entry = user("alice");
    Duration lifetime = Duration.between(rooms.clock().instant(), entry.facts().notAfter());
    revoke(entry, RevocationReason.KEY_COMPROMISE);
    crls.publishDue();

    rooms.clock().advance(lifetime.plusHours(1));
    crls.publishDue();
    assertThat(lists(part(entry), entry)).isTrue();

    rooms.clock().advance(Duration.ofDays(1));
    crls.publishDue();
    assertThat(lists(part(entry), entry)).isFalse();
  }

  @Test
  void a_delta_says_what_has_changed_since_its_base_and_has_the_number_of_the_whole()
      throws Exception {
    LedgerEntry early = user("early");
    revoke(early, RevocationReason.SUPERSEDED);
    crls.publishDue();
    // A day: what is older than crl-every is a base that clients may still have.
    rooms.clock().advance(Duration.ofDays(1));
    crls.publishDue();
    long base = number("users");
    rooms.clock().advance(Duration.ofDays(1));
    crls.publishDue();
    LedgerEntry late = user("late");
    LedgerEntry held = user("held");
    revoke(late, RevocationReason.KEY_COMPROMISE);
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    crls.publishDue();

    X509CRLHolder delta = crl("users.delta");
    assertThat(
            ASN1Integer.getInstance(
                    delta.getExtension(Extension.deltaCRLIndicator).getParsedValue())
                .longValueExact())
        .isEqualTo(base);
    assertThat(delta.getExtension(Extension.deltaCRLIndicator).isCritical()).isTrue();
    assertThat(delta.getExtension(Extension.freshestCRL)).isNull();
    assertThat(number("users.delta")).isEqualTo(number("users"));
    assertThat(delta.getRevokedCertificate(early.serial().value())).isNull();
    assertThat(reason(delta, late)).isEqualTo(1);
    assertThat(reason(delta, held)).isEqualTo(6);
  }

  private static int reason(X509CRLHolder crl, LedgerEntry entry) {
    return ASN1Enumerated.getInstance(
            crl.getRevokedCertificate(entry.serial().value())
                .getExtension(Extension.reasonCode)
                .getParsedValue())
        .intValueExact();
  }

  @Test
  void a_delta_takes_a_released_certificate_off_the_list() throws Exception {
    LedgerEntry held = user("held");
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    crls.publishDue();
    rooms
        .get(Revocations.class)
        .release(held.serial(), false, new Revocations.By("operator:test", () -> {}));

    crls.publishDue();

    // RFC 5280 5.3.1: removeFromCRL.
    assertThat(reason(crl("users.delta"), held)).isEqualTo(8);
    assertThat(reason(crl(part(held) + ".delta"), held)).isEqualTo(8);
    assertThat(lists("users", held)).isFalse();
  }

  @Test
  void a_restart_alone_publishes_no_part_and_no_delta() {
    user("alice");
    crls.publishDue();
    List<String> before = rooms.query("SELECT id FROM crl ORDER BY id");
    List<String> deltas = rooms.query("SELECT id FROM crl_delta ORDER BY id");
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
    crls = rooms.get(Crls.class);

    crls.publishDue();

    assertThat(rooms.query("SELECT id FROM crl ORDER BY id")).isEqualTo(before);
    assertThat(rooms.query("SELECT id FROM crl_delta ORDER BY id")).isEqualTo(deltas);
    assertThat(crls.current("users.2.delta")).isPresent();
  }

  /** OpenSSL believes in a part only if certificate and part name the same address. */
  @Test
  void openssl_finds_revocations_in_a_part_and_in_a_delta() throws Exception {
    LedgerEntry good = user("good");
    LedgerEntry bad = user("bad");
    // The parts as they were before, with the deltas of now.
    Path stale = file("stale.pem", pem(part(bad)));
    revoke(bad, RevocationReason.KEY_COMPROMISE);
    crls.publishDue();
    Path fresh = file("fresh.pem", pem(part(good)) + pem(part(bad)));
    Path both = file("both.pem", Files.readString(stale) + pem(part(bad) + ".delta"));

    assertThat(verify(good, fresh)).contains(": OK");
    assertThat(verify(bad, fresh)).contains("certificate revoked");
    // A part that is for others says nothing.
    assertThat(verify(good, file("other.pem", pem("users." + other(good)))))
        .contains("different CRL scope");
    assertThat(verify(bad, stale)).contains(": OK");
    assertThat(verify(bad, both, "-use_deltas")).contains("certificate revoked");
    assertThat(verify(bad, both)).contains(": OK");
  }

  private static int other(LedgerEntry entry) {
    return 1 + CrlId.shard(entry.serial(), SHARDS) % SHARDS;
  }

  private String pem(String name) throws Exception {
    return Files.readString(crls.current(name).orElseThrow().pem());
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private String verify(LedgerEntry entry, Path crlFile, String... options) throws Exception {
    Hierarchy hierarchy = rooms.get(Hierarchy.class);
    Path certificate = file("certificate.pem", Pem.certificate(entry.certificate()));
    Path issuer = file("issuer.pem", Pem.certificate(ca()));
    Path root = file("root.pem", Pem.certificate(hierarchy.root().certificate()));
    List<String> command = new ArrayList<>(List.of("openssl", "verify", "-crl_check"));
    command.addAll(List.of("-extended_crl", "-attime"));
    command.add(Long.toString(rooms.clock().instant().getEpochSecond()));
    command.addAll(List.of("-CAfile", root.toString(), "-untrusted", issuer.toString()));
    command.addAll(List.of("-CRLfile", crlFile.toString()));
    command.addAll(List.of(options));
    command.add(certificate.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Test
  void what_is_in_the_database_is_what_is_published() {
    assertThat(
            rooms.query(
                "SELECT sha256 FROM crl_delta WHERE ca = 'users.1' ORDER BY number DESC LIMIT 1"))
        .containsExactly(sha256("users.1.delta"));
  }

  private String sha256(String name) {
    try {
      return CertificateFacts.sha256(Files.readAllBytes(crls.current(name).orElseThrow().der()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
