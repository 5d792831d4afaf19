package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Forge;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.TestDoor;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcspResponderTest {

  private static final BigInteger NEVER_ISSUED = BigInteger.valueOf(4711);
  private static final int MALFORMED = 1;
  private static final int TRY_LATER = 3;
  private static final int UNAUTHORIZED = 6;

  @TempDir static Path folder;
  private static TestRooms rooms;
  private static OcspResponder responder;
  private static LedgerEntry alice;

  @BeforeAll
  static void open() {
    rooms = TestRooms.ofCa(folder);
    responder = rooms.get(OcspResponder.class);
    alice = TestDoor.issue(rooms, "ftps-user", "login:alice");
  }

  @AfterAll
  static void close() {
    rooms.close();
  }

  private static X509CertificateHolder ca(String id) {
    return rooms.get(Hierarchy.class).require(id).certificate();
  }

  private static byte[] ask(byte[] request) {
    byte[] answer = responder.answer(request).der();
    OcspAsking.requireLinted(answer, request, ca("root"), ca("servers"), ca("users"));
    return answer;
  }

  private static OcspAsking aboutAlice() {
    return OcspAsking.about(ca("users"), alice.serial().value());
  }

  private static BasicOCSPResp answerAboutAlice() {
    return OcspAsking.basic(ask(aboutAlice().der()));
  }

  @Test
  void a_valid_certificate_is_good() {
    assertThat(OcspAsking.certificateStatus(ask(aboutAlice().der()))).isNull();
  }

  @Test
  void a_revoked_one_is_revoked_at_once_with_time_and_reason() {
    LedgerEntry bob = TestDoor.issue(rooms, "ftps-user", "login:bob");
    rooms
        .get(Revocations.class)
        .revoke(bob.serial(), RevocationReason.parse("keyCompromise"), false, "operator:test");

    RevokedStatus status =
        (RevokedStatus)
            OcspAsking.certificateStatus(
                ask(OcspAsking.about(ca("users"), bob.serial().value()).der()));

    assertThat(status.getRevocationTime().toInstant()).isEqualTo(rooms.clock().instant());
    assertThat(status.getRevocationReason()).isEqualTo(1);
  }

  @Test
  void an_unspecified_reason_is_said_by_saying_nothing() {
    LedgerEntry carol = TestDoor.issue(rooms, "ftps-user", "login:carol");
    rooms
        .get(Revocations.class)
        .revoke(carol.serial(), RevocationReason.UNSPECIFIED, false, "operator:test");

    RevokedStatus status =
        (RevokedStatus)
            OcspAsking.certificateStatus(
                ask(OcspAsking.about(ca("users"), carol.serial().value()).der()));

    assertThat(status.hasRevocationReason()).isFalse();
  }

  @Test
  void a_serial_that_was_never_issued_is_unknown() {
    assertThat(OcspAsking.certificateStatus(ask(OcspAsking.about(ca("users"), NEVER_ISSUED).der())))
        .isInstanceOf(UnknownStatus.class);
  }

  @Test
  void a_serial_of_another_ca_of_ours_is_unknown() {
    assertThat(
            OcspAsking.certificateStatus(
                ask(OcspAsking.about(ca("servers"), alice.serial().value()).der())))
        .isInstanceOf(UnknownStatus.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "1461501637330902918203684832716283019655932542976"})
  void a_serial_that_cannot_be_is_unknown(String serial) {
    assertThat(
            OcspAsking.certificateStatus(
                ask(OcspAsking.about(ca("users"), new BigInteger(serial)).der())))
        .isInstanceOf(UnknownStatus.class);
  }

  @Test
  void the_certificate_of_an_issuing_ca_is_answered_for_the_root() {
    byte[] answer = ask(OcspAsking.about(ca("root"), ca("users").getSerialNumber()).der());

    assertThat(OcspAsking.certificateStatus(answer)).isNull();
  }

  @Test
  void a_foreign_issuer_is_unauthorized() {
    X509CertificateHolder foreign = Forge.root("CN=Other CA").certificate();

    byte[] answer = ask(OcspAsking.about(foreign, NEVER_ISSUED).der());

    assertThat(OcspAsking.responseStatus(answer)).isEqualTo(UNAUTHORIZED);
    assertThat(answer).hasSize(5);
  }

  @Test
  void two_issuers_in_one_request_are_unauthorized() {
    byte[] request = aboutAlice().and(ca("servers"), NEVER_ISSUED).der();

    assertThat(OcspAsking.responseStatus(ask(request))).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void a_few_certificates_are_answered_one_by_one() {
    BasicOCSPResp answer = OcspAsking.basic(ask(aboutAlice().and(ca("users"), NEVER_ISSUED).der()));

    assertThat(answer.getResponses()).hasSize(2);
    assertThat(answer.getResponses()[0].getCertStatus()).isNull();
    assertThat(answer.getResponses()[1].getCertStatus()).isInstanceOf(UnknownStatus.class);
  }

  static Stream<ASN1ObjectIdentifier> hashes() {
    return Stream.of(
        NISTObjectIdentifiers.id_sha256,
        NISTObjectIdentifiers.id_sha384,
        NISTObjectIdentifiers.id_sha512);
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void knows_certificates_by_newer_hashes_too(ASN1ObjectIdentifier hash) {
    byte[] answer = ask(OcspAsking.nothing().and(hash, ca("users"), alice.serial().value()).der());

    assertThat(OcspAsking.certificateStatus(answer)).isNull();
    assertThat(OcspAsking.basic(answer).getResponses()[0].getCertID().getHashAlgOID())
        .isEqualTo(hash);
  }

  static Stream<byte[]> malformed() {
    byte[] good = aboutAlice().der();
    byte[] twoAtOnce = Arrays.copyOf(good, good.length + 1);
    return Stream.of(
        new byte[0],
        "GET me a status".getBytes(StandardCharsets.US_ASCII),
        new byte[] {0x30, 0x00},
        Arrays.copyOf(good, good.length - 1),
        twoAtOnce,
        OcspAsking.nothing().der());
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_no_request_is_malformed(byte[] request) {
    assertThat(OcspAsking.responseStatus(ask(request))).isEqualTo(MALFORMED);
  }

  @Test
  void every_kind_of_bad_request_has_its_answer() {
    BadOcspRequests.malformed(ca("users"))
        .forEach(
            (what, request) ->
                assertThat(OcspAsking.responseStatus(ask(request))).as(what).isEqualTo(MALFORMED));
    BadOcspRequests.foreign(ca("users"))
        .forEach(
            (what, request) ->
                assertThat(OcspAsking.responseStatus(ask(request)))
                    .as(what)
                    .isEqualTo(UNAUTHORIZED));
    BadOcspRequests.harmless(ca("users"))
        .forEach(
            (what, request) ->
                assertThat(OcspAsking.responseStatus(ask(request))).as(what).isZero());
  }

  @Test
  void sixteen_certificates_are_answered_and_seventeen_are_malformed() {
    OcspAsking asking = OcspAsking.nothing();
    for (int i = 0; i < 16; i++) {
      asking.and(ca("users"), BigInteger.valueOf(i + 1));
    }
    assertThat(OcspAsking.basic(ask(asking.der())).getResponses()).hasSize(16);

    asking.and(ca("users"), BigInteger.valueOf(17));
    assertThat(OcspAsking.responseStatus(ask(asking.der()))).isEqualTo(MALFORMED);
  }

  @Test
  void a_huge_request_is_malformed() {
    byte[] huge = aboutAlice().rawNonce(new byte[100_000]).der();

    assertThat(OcspAsking.responseStatus(ask(huge))).isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 32, 128})
  void echoes_a_nonce_as_it_came(int length) {
    byte[] nonce = new byte[length];
    Arrays.fill(nonce, (byte) 7);
    byte[] request = aboutAlice().nonce(nonce).der();

    BasicOCSPResp answer = OcspAsking.basic(ask(request));

    byte[] echoed =
        answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).getExtnValue().getOctets();
    assertThat(echoed).endsWith(nonce).hasSize(length + (length < 128 ? 2 : 3));
    assertThat(responder.answer(request).cacheable()).isEmpty();
  }

  @Test
  void echoes_the_bare_octets_of_older_clients() {
    byte[] bare = {1, 2, 3, 4, 5, 6, 7, 8};

    BasicOCSPResp answer = OcspAsking.basic(ask(aboutAlice().rawNonce(bare).der()));

    assertThat(
            answer
                .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                .getExtnValue()
                .getOctets())
        .isEqualTo(bare);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129, 1000})
  void a_nonce_of_another_length_is_malformed(int length) {
    assertThat(OcspAsking.responseStatus(ask(aboutAlice().nonce(new byte[length]).der())))
        .isEqualTo(MALFORMED);
  }

  @Test
  void an_answer_without_a_nonce_has_none_and_may_be_kept() {
    assertThat(answerAboutAlice().getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNull();
    OcspAnswer.Window window = responder.answer(aboutAlice().der()).cacheable().orElseThrow();
    Instant now = rooms.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    assertThat(window).isEqualTo(new OcspAnswer.Window(now, now.plus(Duration.ofHours(12))));
  }

  @Test
  void the_answers_dates_are_the_windows() {
    SingleResp single = answerAboutAlice().getResponses()[0];
    Instant now = rooms.clock().instant().truncatedTo(ChronoUnit.SECONDS);

    assertThat(single.getThisUpdate().toInstant()).isEqualTo(now);
    assertThat(single.getNextUpdate().toInstant()).isEqualTo(now.plus(Duration.ofHours(12)));
    assertThat(answerAboutAlice().getProducedAt().toInstant()).isEqualTo(now);
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "servers", "users"})
  void the_cas_own_delegate_signs(String id) throws Exception {
    BasicOCSPResp answer = OcspAsking.basic(ask(OcspAsking.about(ca(id), NEVER_ISSUED).der()));

    X509CertificateHolder delegate = answer.getCerts()[0];
    assertThat(answer.getCerts()).hasSize(1);
    assertThat(answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(delegate)))
        .isTrue();
    assertThat(delegate.isSignatureValid(new JcaContentVerifierProviderBuilder().build(ca(id))))
        .isTrue();
    assertThat(delegate.getIssuer()).isEqualTo(ca(id).getSubject());
  }

  @Test
  void the_delegates_certificate_is_for_ocsp_alone_and_needs_no_check() {
    X509CertificateHolder delegate = answerAboutAlice().getCerts()[0];

    assertThat(ExtendedKeyUsage.fromExtensions(delegate.getExtensions()).getUsages())
        .containsExactly(KeyPurposeId.id_kp_OCSPSigning);
    Extension nocheck = delegate.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck);
    assertThat(nocheck).isNotNull();
    assertThat(nocheck.isCritical()).isFalse();
    // RFC 6960 4.2.2.2.1: the value is NULL.
    assertThat(nocheck.getExtnValue().getOctets()).containsExactly(5, 0);
    assertThat(delegate.getExtension(Extension.authorityInfoAccess)).isNull();
    assertThat(delegate.getExtension(Extension.cRLDistributionPoints)).isNull();
  }

  @Test
  void the_responder_is_named_by_its_key() {
    assertThat(answerAboutAlice().getResponderId().toASN1Primitive().getKeyHash()).hasSize(20);
  }

  @Test
  void when_its_own_certificate_has_ended_it_says_try_later(@TempDir Path other) {
    try (TestRooms later = TestRooms.ofCa(other)) {
      byte[] request =
          OcspAsking.about(later.get(Hierarchy.class).require("users").certificate(), NEVER_ISSUED)
              .der();
      later.clock().advance(Duration.ofDays(15));

      OcspAnswer answer = later.get(OcspResponder.class).answer(request);

      assertThat(OcspAsking.responseStatus(answer.der())).isEqualTo(TRY_LATER);
      assertThat(answer.cacheable()).isEmpty();
    }
  }

  @Test
  void an_answer_is_not_good_for_longer_than_its_responder(@TempDir Path other) {
    try (TestRooms later = TestRooms.ofCa(other)) {
      byte[] request =
          OcspAsking.about(later.get(Hierarchy.class).require("users").certificate(), NEVER_ISSUED)
              .der();
      later.clock().advance(Duration.ofDays(13).plusHours(20));

      BasicOCSPResp answer = OcspAsking.basic(later.get(OcspResponder.class).answer(request).der());

      assertThat(answer.getResponses()[0].getNextUpdate())
          .isEqualTo(answer.getCerts()[0].getNotAfter());
    }
  }

  @Test
  void in_trouble_it_says_try_later() throws Exception {
    assertThat(new OCSPResp(responder.tryLater().der()).getStatus()).isEqualTo(TRY_LATER);
  }
}
