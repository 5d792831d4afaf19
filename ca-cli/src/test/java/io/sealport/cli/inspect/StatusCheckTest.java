package io.sealport.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.status.StatusAnswer;
import io.sealport.pki.status.StatusAnswer.Verdict;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusCheckTest {

  private static final Forged ROOT = Forge.root("CN=Test Root CA");
  private static final Forged CA = Forge.ca("CN=Test Servers CA").by(ROOT);
  private static final Instant EARLIER = Forge.NOW.minus(Duration.ofMinutes(90));

  private StatusServer server;
  private Forged leaf;

  @BeforeEach
  void start() throws IOException {
    server = new StatusServer();
    leaf = server.certificate(CA);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void finds_a_good_certificate_good_in_both() throws Exception {
    server.serve("/ocsp", OcspAnswers.delegated(CA));
    byte[] crl = Crls.of(CA).der();
    server.serve("/ca.crl", request -> crl);

    StatusReport report = check();

    assertThat(report.ocsp().verdict()).isEqualTo(Verdict.GOOD);
    assertThat(report.ocsp().signer()).isEqualTo("CN=Test OCSP Responder");
    assertThat(report.ocsp().sentence()).isNull();
    assertThat(report.crl().verdict()).isEqualTo(Verdict.GOOD);
    assertThat(report.crl().sentence()).isEqualTo("number 12");
    assertThat(report.agree()).isTrue();
    assertThat(report.result()).isEqualTo("OCSP and CRL agree: good");
    assertThat(report.issuerFrom()).isEqualTo("the file");
    assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(server.asked).containsExactly("POST /ocsp application/ocsp-request", "GET /ca.crl");
  }

  @Test
  void finds_a_revoked_certificate_revoked_in_both() throws Exception {
    server.serve(
        "/ocsp",
        OcspAnswers.delegated(CA)
            .status(new RevokedStatus(Date.from(EARLIER), CRLReason.keyCompromise)));
    serveCrl(Crls.of(CA).revoked(serial(), EARLIER, CRLReason.keyCompromise));

    StatusReport report = check();

    assertThat(Stream.of(report.ocsp(), report.crl()))
        .allSatisfy(
            answer -> {
              assertThat(answer.verdict()).isEqualTo(Verdict.REVOKED);
              assertThat(answer.revokedAt()).isEqualTo(EARLIER);
              assertThat(answer.reason()).isEqualTo("keyCompromise");
            });
    assertThat(report.result()).isEqualTo("OCSP and CRL agree: revoked");
    assertThat(report.exitCode()).isEqualTo(ExitCode.FOUND_WRONG);
  }

  @Test
  void finds_an_unknown_certificate_unknown() throws Exception {
    server.serve("/ocsp", OcspAnswers.delegated(CA).status(OcspAnswers.UNKNOWN));
    serveCrl(Crls.of(CA));
    StatusReport report = check();
    assertThat(report.ocsp().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.result()).isEqualTo("OCSP and CRL disagree");
    assertThat(report.exitCode()).isEqualTo(ExitCode.FOUND_WRONG);
  }

  @Test
  void says_that_the_crl_lags_behind() throws Exception {
    server.serve("/ocsp", OcspAnswers.delegated(CA).status(new RevokedStatus(date(), 4)));
    serveCrl(Crls.of(CA));
    StatusReport report = check();
    assertThat(report.agree()).isFalse();
    assertThat(report.exitCode()).isEqualTo(ExitCode.FOUND_WRONG);
  }

  @Test
  void believes_the_ca_itself() throws Exception {
    assertThat(ocsp(OcspAnswers.signedBy(CA)).verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void takes_an_answer_without_nonce_and_says_so() throws Exception {
    StatusAnswer answer = ocsp(OcspAnswers.delegated(CA).withoutNonce());
    assertThat(answer.verdict()).isEqualTo(Verdict.GOOD);
    assertThat(answer.sentence()).startsWith("the nonce was not echoed");
  }

  @Test
  void disbelieves_another_nonce() throws Exception {
    assertInvalid(
        ocsp(OcspAnswers.delegated(CA).withOtherNonce()),
        "the nonce in the answer is not the one that was sent");
  }

  @Test
  void disbelieves_the_responder_of_another_ca() throws Exception {
    Forged other = Forge.root("CN=Other CA");
    assertInvalid(
        ocsp(OcspAnswers.delegated(other)),
        "the responder \"CN=Test OCSP Responder\" was not certified by the CA that it answers for");
    Forged namesake = Forge.root("CN=Test Servers CA");
    assertInvalid(
        ocsp(OcspAnswers.signedBy(OcspAnswers.responder().by(namesake))),
        "the responder \"CN=Test OCSP Responder\" was not certified by the CA that it answers for");
  }

  @Test
  void disbelieves_a_responder_without_its_purpose_or_out_of_date() throws Exception {
    Forged server = Forge.of("CN=S").purpose(KeyPurposeId.id_kp_serverAuth).by(CA);
    assertInvalid(
        ocsp(OcspAnswers.signedBy(server)),
        "the responder \"CN=S\" may not sign OCSP: OCSPSigning is missing");
    Forged old = OcspAnswers.responder().valid(EARLIER.minusSeconds(9), EARLIER).by(CA);
    assertInvalid(
        ocsp(OcspAnswers.signedBy(old)),
        "the responder \"CN=Test OCSP Responder\" has a certificate that is out of date");
  }

  @Test
  void disbelieves_a_forged_signature() throws Exception {
    assertInvalid(
        ocsp(
            OcspAnswers.delegated(CA)
                .signingWith(Keys.generate(KeyType.EC_P256, new SecureRandom()))),
        "the signature was not made by \"CN=Test OCSP Responder\"");
  }

  @Test
  void disbelieves_sha1() throws Exception {
    assertInvalid(
        ocsp(OcspAnswers.delegated(CA).algorithm("SHA1withECDSA")),
        "the answer is signed with ECDSAWITHSHA1");
    assertInvalid(
        crl(Crls.of(CA).algorithm("SHA1withECDSA").der()), "it is signed with ECDSAWITHSHA1");
  }

  @Test
  void disbelieves_an_answer_about_another_certificate() throws Exception {
    CertificateID other =
        new CertificateID(
            new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
            CA.certificate(),
            BigInteger.TEN);
    assertInvalid(
        ocsp(OcspAnswers.delegated(CA).about(other)), "the answer is about another certificate");
  }

  @Test
  void disbelieves_stale_and_future_answers() throws Exception {
    assertInvalid(
        ocsp(OcspAnswers.delegated(CA).times(EARLIER, Forge.NOW.minusSeconds(1))),
        "it is stale: nextUpdate was 2026-11-20T11:59:59Z");
    assertInvalid(
        ocsp(OcspAnswers.delegated(CA).times(Forge.NOW.plusSeconds(301), null)),
        "it is from the future: thisUpdate is 2026-11-20T12:05:01Z");
    assertThat(ocsp(OcspAnswers.delegated(CA).times(Forge.NOW.plusSeconds(299), null)).verdict())
        .isEqualTo(Verdict.GOOD);
  }

  @Test
  void disbelieves_garbage_and_what_is_huge() throws Exception {
    assertInvalid(ocsp(request -> "<html>".getBytes()), "the answer is not an OCSP response");
    assertInvalid(ocsp(request -> new byte[0]), "the answer is not an OCSP response");
    assertInvalid(ocsp(request -> new byte[1024 * 1024]), "the answer has more than 65536 bytes");
    assertInvalid(crl("<html>".getBytes()), "this is not a CRL in DER");
  }

  @Test
  void tells_a_refusal_from_a_responder_that_is_busy() throws Exception {
    assertInvalid(
        ocsp(OcspAnswers.refusing(OCSPRespBuilder.UNAUTHORIZED)),
        "the responder says unauthorized: it does not answer for this issuer");
    assertThat(ocsp(OcspAnswers.refusing(OCSPRespBuilder.TRY_LATER)).verdict())
        .isEqualTo(Verdict.UNREACHABLE);
  }

  @Test
  void finds_what_does_not_answer_unreachable() throws Exception {
    StatusReport report = check();
    assertThat(report.ocsp().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(report.ocsp().sentence()).isEqualTo("answered with HTTP status 404");
    assertThat(report.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);

    server.close();
    assertThat(check().crl().sentence()).isEqualTo("nothing listens there");
  }

  @Test
  void counts_one_unreachable_source_as_unavailable() throws Exception {
    server.serve("/ocsp", OcspAnswers.delegated(CA));
    StatusReport report = check();
    assertThat(report.result()).isEqualTo("OCSP alone: good");
    assertThat(report.agree()).isNull();
    assertThat(report.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
  }

  @Test
  void does_not_follow_redirects() throws Exception {
    byte[] crl = Crls.of(CA).der();
    server.serve("/elsewhere", request -> crl);
    server.serveStatus("/ca.crl", 302, server.url("/elsewhere"));
    StatusReport report = check();
    assertThat(report.crl().sentence())
        .isEqualTo("answered with a redirect (302), which is not followed");
    assertThat(server.asked).doesNotContain("GET /elsewhere");
  }

  @Test
  void hangs_up_on_an_answer_that_does_not_end() throws Exception {
    server.drip("/ca.crl");
    long start = System.nanoTime();
    StatusAnswer answer = check(Duration.ofMillis(500)).crl();
    assertThat(answer.verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(answer.sentence()).isEqualTo("no whole answer within 0.5 s");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void asks_no_other_addresses_than_http() throws Exception {
    leaf = Forge.server("x").addresses("file:///etc/hosts", "ldap://a/", "ftp://a/x.crl").by(CA);
    StatusReport report = check();
    assertThat(report.ocsp().verdict()).isEqualTo(Verdict.NO_ADDRESS);
    assertThat(report.result())
        .isEqualTo("the certificate names neither an OCSP responder nor a CRL");
    assertThat(report.exitCode()).isEqualTo(ExitCode.FOUND_WRONG);

    leaf = Forge.server("x").addresses("http:nowhere", "http://", "http://a b/").by(CA);
    assertThat(check().ocsp().sentence()).contains("is not an address by http or https");
  }

  @Test
  void disbelieves_a_crl_that_was_not_signed_by_the_issuer() throws Exception {
    assertInvalid(
        crl(Crls.of(Forge.root("CN=Test Servers CA")).der()),
        "its signature was not made by the issuer's key");
    assertInvalid(crl(Crls.of(ROOT).der()), "it is the CRL of \"CN=Test Root CA\", another CA");
  }

  @Test
  void disbelieves_a_crl_of_a_ca_that_may_not_sign_any() throws Exception {
    Forged noCrl =
        Forge.ca("CN=No CRL CA")
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .by(ROOT);
    leaf = server.certificate(noCrl);
    serveCrl(Crls.of(noCrl));
    StatusReport report =
        check(new CertificateFile(List.of(leaf.certificate(), noCrl.certificate())), List.of());
    assertInvalid(report.crl(), "the issuer may not sign CRLs: cRLSign is missing");
  }

  @Test
  void disbelieves_a_crl_that_is_stale_or_endless() throws Exception {
    assertInvalid(
        crl(Crls.of(CA, EARLIER, Forge.NOW.minusSeconds(1)).der()),
        "it is stale: nextUpdate was 2026-11-20T11:59:59Z");
    assertInvalid(crl(Crls.of(CA, EARLIER, null).der()), "it does not say when the next is due");
  }

  @Test
  void disbelieves_a_crl_that_speaks_of_others() throws Exception {
    assertInvalid(
        crl(Crls.of(CA).with(Extension.deltaCRLIndicator, true, new ASN1Integer(1)).der()),
        "it is a delta CRL");
    assertInvalid(
        crl(Crls.of(CA).with(Extension.issuingDistributionPoint, true, scope(true, false)).der()),
        "it is for another kind of certificates");
    assertInvalid(
        crl(Crls.of(CA).with(Extension.issuingDistributionPoint, true, scope(false, true)).der()),
        "it is an indirect CRL");
    assertInvalid(
        crl(
            Crls.of(CA)
                .with(Extension.issuingDistributionPoint, true, shard("http://a/1.crl"))
                .der()),
        "it belongs to another address than the one that it was fetched from");
    assertInvalid(
        crl(Crls.of(CA).with(Extension.policyMappings, true, new ASN1Integer(1)).der()),
        "it has a critical extension that is not known: 2.5.29.33");
  }

  @Test
  void takes_a_crl_that_names_its_own_address() throws Exception {
    byte[] crl =
        Crls.of(CA)
            .with(Extension.issuingDistributionPoint, true, shard(server.url("/ca.crl")))
            .der();
    assertThat(crl(crl).verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void fetches_the_issuer_that_is_not_in_the_file() throws Exception {
    server.serveIssuer(CA);
    server.serve("/ocsp", OcspAnswers.delegated(CA));
    StatusReport report = check(new CertificateFile(List.of(leaf.certificate())), List.of());
    assertThat(report.issuerFrom()).isEqualTo(server.url("/ca.crt"));
    assertThat(report.ocsp().verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void refuses_a_fetched_issuer_that_did_not_sign() throws Exception {
    server.serveIssuer(Forge.root("CN=Test Servers CA"));
    CertificateFile alone = new CertificateFile(List.of(leaf.certificate()));
    assertThatThrownBy(() -> check(alone, List.of()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("is not the CA that signed the certificate");
  }

  @Test
  void says_that_the_issuer_cannot_be_had() {
    CertificateFile alone = new CertificateFile(List.of(leaf.certificate()));
    assertThatThrownBy(() -> check(alone, List.of()))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.kind()).isEqualTo(Fault.Kind.UNAVAILABLE);
              assertThat(f.message()).endsWith("/ca.crt: answered with HTTP status 404");
              assertThat(f.hint()).contains("give the issuer's certificate with --issuer FILE");
            });
  }

  @Test
  void holds_the_issuer_against_what_is_trusted() throws Exception {
    server.serve("/ocsp", OcspAnswers.delegated(CA));
    serveCrl(Crls.of(CA));
    assertThat(check(file(), List.of(ROOT.certificate())).exitCode()).isEqualTo(ExitCode.DONE);

    StatusReport report = check(file(), List.of(Forge.root("CN=Other").certificate()));
    assertThat(report.trust()).contains("is neither trusted nor among what was given");
    assertThat(report.result()).isEqualTo("the issuer is not trusted");
    assertThat(report.exitCode()).isEqualTo(ExitCode.FOUND_WRONG);
  }

  private static IssuingDistributionPoint scope(boolean onlyCas, boolean indirect) {
    return new IssuingDistributionPoint(null, false, onlyCas, null, indirect, false);
  }

  private static IssuingDistributionPoint shard(String address) {
    GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, address);
    return new IssuingDistributionPoint(
        new DistributionPointName(new GeneralNames(name)), false, false, null, false, false);
  }

  private static void assertInvalid(StatusAnswer answer, String sentence) {
    assertThat(answer.sentence()).isEqualTo(sentence);
    assertThat(answer.verdict()).isEqualTo(Verdict.NOT_VALID);
  }

  /** What OCSP comes to, asked of a fresh server. */
  private StatusAnswer ocsp(StatusServer.Answer responder) throws IOException {
    restart();
    server.serve("/ocsp", responder);
    return check().ocsp();
  }

  private StatusAnswer crl(byte[] crl) throws IOException {
    if (server.asked.stream().anyMatch(a -> a.contains(".crl"))) {
      restart();
    }
    server.serve("/ca.crl", request -> crl);
    return check().crl();
  }

  private void restart() throws IOException {
    stop();
    start();
  }

  private void serveCrl(Crls crl) throws IOException {
    byte[] der = crl.der();
    server.serve("/ca.crl", request -> der);
  }

  private BigInteger serial() {
    return leaf.certificate().getSerialNumber();
  }

  private static Date date() {
    return Date.from(EARLIER);
  }

  private CertificateFile file() {
    return new CertificateFile(List.of(leaf.certificate(), CA.certificate()));
  }

  private StatusReport check() {
    return check(file(), List.of());
  }

  private StatusReport check(Duration time) {
    return checker(time).check(file(), List.of(), List.of());
  }

  private static StatusReport check(CertificateFile file, List<X509CertificateHolder> anchors) {
    return checker(Duration.ofSeconds(10)).check(file, List.of(), anchors);
  }

  private static StatusCheck checker(Duration time) {
    return new StatusCheck(
        new Fetcher(time), Clock.fixed(Forge.NOW, ZoneOffset.UTC), new SecureRandom());
  }
}
