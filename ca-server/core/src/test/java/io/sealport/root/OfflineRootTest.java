package io.sealport.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.CrlLints;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.FreshKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Pem;
import io.sealport.policy.lint.LintFindings;
import io.sealport.policy.lint.Lints;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineRootTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BASE = "http://pki.example.com:8480";

  @TempDir Path temporary;
  private final FakeClock clock = new FakeClock();
  private Path folder;
  private OfflineRoot root;

  @BeforeEach
  void make() {
    folder = temporary.resolve("root");
    root = OfflineRoot.create(folder, "Example", KeyType.EC_P256, passphrase(), RANDOM, clock);
  }

  private static char[] passphrase() {
    return "the root's own words".toCharArray();
  }

  private OfflineRoot reopened() {
    return OfflineRoot.in(folder, RANDOM, clock);
  }

  private RootRequest crl(long number, RootRequest.Revoked... revoked) {
    Instant now = clock.instant();
    return RootRequest.ofCrl(
        root.sha256(),
        now,
        new RootRequest.WantedCrl(number, now, now.plus(Duration.ofDays(365)), List.of(revoked)),
        RANDOM);
  }

  private RootRequest ca(String id, String title, FreshKey key) {
    return RootRequest.ofCa(
        root.sha256(),
        clock.instant(),
        new RootRequest.WantedCa(
            id,
            title,
            BASE,
            Pem.encode("CERTIFICATE REQUEST", CsrDraft.signNameless(key.pen()).der())),
        RANDOM);
  }

  private RootRequest ca(String id) {
    return ca(id, id, FreshKey.generate(KeyType.EC_P256, RANDOM));
  }

  private X509CertificateHolder signedCa(String id) {
    RootRequest request = ca(id);
    return root.sign(request, passphrase()).requireCertificate(request, root.certificate());
  }

  private RootRequest.Revoked revoked(X509CertificateHolder ca) {
    return new RootRequest.Revoked(
        ca.getSerialNumber().toString(16), "cACompromise", clock.instant());
  }

  private long number(RootRequest request) {
    return root.sign(request, passphrase()).requireCrl(request, root.certificate()).number();
  }

  private static void refuses(Kind kind, String says, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(kind))
        .hasMessageContaining(says);
  }

  @Test
  void keeps_its_key_encrypted_and_to_its_owner() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("root.key"))))
        .isEqualTo("rw-------");
    assertThat(Files.readString(folder.resolve("root.key")))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
  }

  @Test
  void is_not_made_where_something_is() throws IOException {
    Path taken = Files.createDirectory(temporary.resolve("taken"));
    Files.writeString(taken.resolve("holiday.jpg"), "precious");

    refuses(
        Kind.CONFLICT,
        "not empty",
        () -> OfflineRoot.create(taken, "X", KeyType.EC_P256, passphrase(), RANDOM, clock));
    assertThat(taken.resolve("holiday.jpg")).hasContent("precious");
  }

  @Test
  void signs_an_issuing_ca_exactly_as_a_ca_is_and_takes_nothing_but_the_key() {
    FreshKey key = FreshKey.generate(KeyType.EC_P256, RANDOM);
    RootRequest request = ca("servers-2", "Servers 2", key);

    X509CertificateHolder signed =
        root.sign(request, passphrase()).requireCertificate(request, root.certificate());

    assertThat(Lints.checkCa(signed.toASN1Structure().getTBSCertificate(), root.certificate()))
        .isEqualTo(new LintFindings(List.of(), List.of()));
    assertThat(CertificateFacts.text(signed.getSubject()))
        .isEqualTo("CN=Example Servers 2 CA,O=Example");
    assertThat(signed.getSubjectPublicKeyInfo()).isEqualTo(key.pen().publicKey());
    BasicConstraints constraints = BasicConstraints.fromExtensions(signed.getExtensions());
    assertThat(constraints.isCA()).isTrue();
    assertThat(constraints.getPathLenConstraint()).isZero();
    assertThat(
            KeyUsage.fromExtensions(signed.getExtensions())
                .hasUsages(KeyUsage.keyCertSign | KeyUsage.cRLSign))
        .isTrue();
    assertThat(CertificateWindow.addresses(signed).ocsp()).isEmpty();
    assertThat(CertificateWindow.addresses(signed).crl()).containsExactly(BASE + "/crl/root.crl");
  }

  @Test
  void signs_a_crl_with_what_was_asked_for() throws IOException {
    X509CertificateHolder lost = signedCa("servers");
    RootRequest request = crl(1, revoked(lost));

    RootAnswer.Crl answer =
        root.sign(request, passphrase()).requireCrl(request, root.certificate());

    assertThat(CrlLints.check(answer.der(), root.certificate())).isEmpty();
    X509CRLHolder crl = new X509CRLHolder(answer.der());
    assertThat(crl.getRevokedCertificate(lost.getSerialNumber())).isNotNull();
    assertThat(crl.getNextUpdate().toInstant())
        .isEqualTo(clock.instant().plus(Duration.ofDays(365)));
    assertThat(answer.number()).isEqualTo(1);
  }

  @Test
  void numbers_only_grow_whatever_the_server_says() {
    assertThat(number(crl(7))).isEqualTo(7);
    assertThat(number(crl(1))).isEqualTo(8);
    root = reopened();
    assertThat(number(crl(8))).isEqualTo(9);
    assertThat(number(crl(20))).isEqualTo(20);
  }

  @Test
  void the_same_request_gets_the_same_answer_also_later() {
    RootRequest request = crl(1);
    RootAnswer first = root.sign(request, passphrase());
    clock.advance(Duration.ofDays(3));
    number(crl(2));

    assertThat(reopened().sign(RootRequest.parse(request.bytes()), passphrase())).isEqualTo(first);
    assertThat(root.record()).hasSize(3);
  }

  @Test
  void an_id_that_was_used_for_another_request_is_refused() {
    RootRequest request = crl(1);
    root.sign(request, passphrase());
    String other =
        new String(request.bytes(), StandardCharsets.UTF_8)
            .replace("\"number\" : 1", "\"number\" : 2");

    refuses(
        Kind.CONFLICT,
        "was answered before",
        () -> root.sign(RootRequest.parse(other.getBytes(StandardCharsets.UTF_8)), passphrase()));
  }

  @Test
  void what_was_revoked_stays_revoked() {
    X509CertificateHolder lost = signedCa("servers");
    number(crl(1, revoked(lost)));

    refuses(Kind.REFUSED, "missing here", () -> root.sign(crl(2), passphrase()));
    assertThat(number(crl(2, revoked(lost)))).isEqualTo(2);
  }

  @Test
  void an_old_request_is_not_signed_after_a_newer_one() {
    RootRequest old = crl(1);
    clock.advance(Duration.ofMinutes(1));
    number(crl(1));

    refuses(Kind.REFUSED, "written before", () -> root.sign(old, passphrase()));
  }

  @Test
  void a_crl_of_another_time_than_the_request_is_refused() {
    Instant now = clock.instant();

    refuses(Kind.REFUSED, "clock", () -> root.sign(crl(now.plus(days(30)), 365), passphrase()));
    refuses(
        Kind.REFUSED,
        "the request is of",
        () ->
            root.sign(
                RootRequest.ofCrl(
                    root.sha256(),
                    now,
                    new RootRequest.WantedCrl(1, now.plus(days(2)), now.plus(days(30)), List.of()),
                    RANDOM),
                passphrase()));
  }

  @Test
  void a_crl_that_would_hold_for_years_is_refused() {
    refuses(Kind.REFUSED, "at most 400", () -> root.sign(crl(clock.instant(), 401), passphrase()));
  }

  @Test
  void a_ca_is_not_held() {
    X509CertificateHolder ca = signedCa("servers");
    RootRequest.Revoked held =
        new RootRequest.Revoked(
            ca.getSerialNumber().toString(16), "certificateHold", clock.instant());

    refuses(Kind.REFUSED, "would be held", () -> root.sign(crl(1, held), passphrase()));
  }

  private RootRequest crl(Instant from, int days) {
    return RootRequest.ofCrl(
        root.sha256(),
        from,
        new RootRequest.WantedCrl(1, from, from.plus(days(days)), List.of()),
        RANDOM);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  @Test
  void revokes_only_what_it_has_signed() {
    RootRequest.Revoked foreign = new RootRequest.Revoked("1234", "cACompromise", clock.instant());

    refuses(
        Kind.REFUSED,
        "no certificate that this root has signed",
        () -> root.sign(crl(1, foreign), passphrase()));
  }

  @Test
  void a_number_far_ahead_is_refused() {
    refuses(Kind.REFUSED, "CRL number", () -> root.sign(crl(Long.MAX_VALUE / 2), passphrase()));
  }

  @Test
  void an_id_a_name_and_a_key_are_certified_once() {
    FreshKey key = FreshKey.generate(KeyType.EC_P256, RANDOM);
    root.sign(ca("servers", "Servers", key), passphrase());

    refuses(Kind.CONFLICT, "servers already", () -> root.sign(ca("servers"), passphrase()));
    refuses(
        Kind.REFUSED,
        "the key is that of",
        () -> root.sign(ca("servers-2", "Servers 2", key), passphrase()));
    refuses(
        Kind.CONFLICT,
        "there is a CA named",
        () ->
            root.sign(
                ca("servers-3", "Servers", FreshKey.generate(KeyType.EC_P256, RANDOM)),
                passphrase()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "intranet", "Servers", "servers_2", "servers-"})
  void an_id_that_says_not_for_whom_is_refused(String id) {
    refuses(Kind.BAD_INPUT, "no id of an issuing CA", () -> ca(id, "X", key()));
  }

  private static FreshKey key() {
    return FreshKey.generate(KeyType.EC_P256, RANDOM);
  }

  @Test
  void a_weak_key_is_refused() {
    FreshKey weak = FreshKey.generate(KeyType.parse("rsa-2048"), RANDOM);

    refuses(Kind.BAD_INPUT, "rsa-2048", () -> ca("servers", "Servers", weak));
  }

  @Test
  void a_key_that_no_certificate_may_have_is_refused() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F0));
    KeyPair weak = generator.generateKeyPair();
    RootRequest.WantedCa wanted =
        new RootRequest.WantedCa(
            "servers",
            "Servers",
            BASE,
            Pem.encode("CERTIFICATE REQUEST", CsrDraft.signNameless(weak).der()));

    refuses(
        Kind.BAD_INPUT,
        "a CA key with key.rsa-exponent: found 3",
        () -> RootRequest.ofCa(root.sha256(), clock.instant(), wanted, RANDOM));
  }

  @Test
  void a_request_to_another_root_is_refused() {
    OfflineRoot other =
        OfflineRoot.create(
            temporary.resolve("other"), "Example", KeyType.EC_P256, passphrase(), RANDOM, clock);

    refuses(Kind.BAD_INPUT, "is for the root", () -> other.sign(crl(1), passphrase()));
  }

  @Test
  void an_answer_of_another_root_or_to_another_request_is_not_taken() {
    RootRequest request = crl(1);
    RootAnswer answer = root.sign(request, passphrase());
    OfflineRoot other =
        OfflineRoot.create(
            temporary.resolve("other"), "Example", KeyType.EC_P256, passphrase(), RANDOM, clock);

    refuses(Kind.BAD_INPUT, "another root", () -> answer.requireCrl(request, other.certificate()));
    refuses(
        Kind.BAD_INPUT,
        "not one to the request",
        () -> answer.requireCrl(crl(1), root.certificate()));
  }

  @Test
  void a_crl_that_lists_something_else_than_asked_is_not_taken() {
    X509CertificateHolder lost = signedCa("servers");
    RootRequest asked = crl(1, revoked(lost));
    RootRequest tampered = crl(1);
    RootAnswer signed = root.sign(tampered, passphrase());
    RootAnswer forged =
        new RootAnswer("root-answer", 1, asked.id(), asked.root(), signed.crl(), null);

    refuses(
        Kind.BAD_INPUT,
        "not what was asked for",
        () -> forged.requireCrl(asked, root.certificate()));
  }

  @Test
  void a_certificate_for_another_key_is_not_taken() {
    RootRequest asked = ca("servers");
    RootAnswer signed = root.sign(ca("servers"), passphrase());
    RootAnswer forged =
        new RootAnswer("root-answer", 1, asked.id(), asked.root(), null, signed.certificate());

    refuses(
        Kind.BAD_INPUT,
        "not what was asked for",
        () -> forged.requireCertificate(asked, root.certificate()));
  }

  @Test
  void a_signature_that_is_not_the_roots_is_not_taken() {
    RootRequest asked = ca("servers");
    RootAnswer signed = root.sign(asked, passphrase());
    byte[] der = Pem.block(signed.certificate(), "CERTIFICATE", "it");
    der[der.length - 1] ^= 1;
    RootAnswer forged =
        new RootAnswer(
            "root-answer", 1, asked.id(), asked.root(), null, Pem.encode("CERTIFICATE", der));

    refuses(
        Kind.BAD_INPUT,
        "signature in the answer",
        () -> forged.requireCertificate(asked, root.certificate()));
  }

  @Test
  void a_wrong_passphrase_signs_nothing_and_records_nothing() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("record.jsonl"));

    refuses(
        Kind.UNAUTHENTICATED, "passphrase", () -> root.sign(crl(1), "not this one".toCharArray()));
    assertThat(Files.readAllBytes(folder.resolve("record.jsonl"))).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"crlNumber\":3', '\"crlNumber\":2', 3",
    "'\"act\":\"ca.signed\"', '\"act\":\"ca.forged\"', 2",
    "'{\"seq\":2', '{\"seq\":5', 2"
  })
  void a_record_that_was_touched_is_named_and_signs_nothing(String from, String to, int entry)
      throws IOException {
    signedCa("servers");
    number(crl(3));
    Path record = folder.resolve("record.jsonl");
    Files.writeString(record, Files.readString(record).replace(from, to));

    refuses(Kind.CONFLICT, "broken at entry " + entry, () -> root.sign(crl(4), passphrase()));
    refuses(Kind.CONFLICT, "broken at entry " + entry, this::reopened);
  }

  @Test
  void shows_what_it_would_sign() {
    X509CertificateHolder lost = signedCa("servers");
    RootRequest request = crl(4, revoked(lost));

    assertThat(String.join("\n", root.review(request)))
        .contains(request.sha256())
        .contains("CRL number 4")
        .contains("servers " + lost.getSerialNumber().toString(16) + ", cACompromise");
    assertThat(root.record()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"sealport\":\"root-answer\",\"version\":1}",
        "\"version\" : 1|\"version\" : 2",
        "\"number\" : 1|\"number\" : 0",
        "\"number\" : 1|\"number\" : 1, \"number\" : 2",
        "\"number\" : 1|\"number\" : 1, \"more\" : 2",
        "\"number\" : 1|\"number\" : null",
        "\"revoked\" : [ ]|\"revoked\" : [ null ]",
        "\"revoked\" : [ ]|\"revoked\" : [ { \"serial\" : \"1\", \"reason\" : \"x\" } ]",
        "\"crl\"|\"ca\"",
        "\"id\" : \"|\"id\" : \"x"
      })
  void a_malformed_request_is_bad_input(String change) {
    String good = new String(crl(1).bytes(), StandardCharsets.UTF_8);
    String[] parts = change.split("\\|", 2);
    String bad = parts.length == 2 ? good.replace(parts[0], parts[1]) : change;
    assertThat(bad).isNotEqualTo(good);

    refuses(Kind.BAD_INPUT, "", () -> RootRequest.parse(bad.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_request_cut_short_anywhere_is_bad_input() {
    byte[] good = crl(1).bytes();
    for (int length = 0; length < good.length - 2; length += 7) {
      byte[] cut = Arrays.copyOf(good, length);
      refuses(Kind.BAD_INPUT, "", () -> RootRequest.parse(cut));
    }
  }
}
