package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Violation;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

class RejudgementTest {

  private static final String ISSUED = Profiles.SERVER;
  private static final Duration BACKDATE = Profiles.of(ISSUED).validity().backdate();

  private static X509CertificateHolder issued() throws IOException {
    return signed(
        Judging.by(ISSUED)
            .names("dns:ftp.example.com")
            .validity(Profiles.of(ISSUED).validity().max())
            .approval()
            .certificate());
  }

  /** Nobody looks at the signature here. */
  private static X509CertificateHolder signed(TBSCertificate certificate) throws IOException {
    return new X509CertificateHolder(
        new DERSequence(
                new org.bouncycastle.asn1.ASN1Encodable[] {
                  certificate, certificate.getSignature(), new DERBitString(new byte[64])
                })
            .getEncoded());
  }

  private static List<Violation> judged(String yaml) throws IOException {
    return new Rejudgement(Profiles.of(yaml), BACKDATE).violations(issued());
  }

  @Test
  void accepts_what_the_profile_itself_issued() throws Exception {
    assertThat(judged(ISSUED)).isEmpty();
  }

  @Test
  void names_every_rule_that_a_narrower_profile_breaks() throws Exception {
    String narrow =
        ISSUED
                .replaceFirst("allow: \\[.*?]", "allow: [\"dns:*.example.org\"]")
                .replaceFirst("keys: .*", "keys: [rsa-3072]")
                .replaceFirst("validity: .*", "validity: {max: 1d}")
            + "rules: [{require: \"cert.validity < duration('48h')\", because: short}]\n";

    assertThat(judged(narrow))
        .extracting(Violation::rule)
        .containsExactlyInAnyOrder("names.allow", "keys.allow", "validity.max", "rule.1");
  }

  @Test
  void the_lifetime_is_as_it_was_issued_whatever_is_backdated_now() throws Exception {
    Profile later =
        Profiles.of(
            ISSUED.replaceFirst(
                "validity: .*",
                "validity: {max: "
                    + Profiles.of(ISSUED).validity().max().toDays()
                    + "d, backdate: 0s}"));

    assertThat(BACKDATE).isPositive();
    assertThat(new Rejudgement(later, BACKDATE).violations(issued())).isEmpty();
    assertThat(new Rejudgement(later, later.validity().backdate()).violations(issued()))
        .extracting(Violation::rule)
        .containsExactly("validity.max");
  }

  @Test
  void another_purpose_is_found() throws Exception {
    Profile user = Profiles.of(Profiles.USER);

    assertThat(new Rejudgement(user, BACKDATE).violations(issued()))
        .anySatisfy(
            v -> {
              assertThat(v.rule()).isEqualTo("usage");
              assertThat(v.found()).isEqualTo("serverAuth");
              assertThat(v.limit()).isEqualTo("clientAuth");
            });
  }

  @Test
  void a_certificate_without_extensions_is_no_accident() throws Exception {
    TBSCertificate good = issued().toASN1Structure().getTBSCertificate();
    V3TBSCertificateGenerator bare = new V3TBSCertificateGenerator();
    bare.setSerialNumber(new ASN1Integer(BigInteger.TEN));
    bare.setSignature(good.getSignature());
    bare.setIssuer(good.getIssuer());
    bare.setStartDate(new Time(new Date(0)));
    bare.setEndDate(new Time(new Date(1_000)));
    bare.setSubject(good.getSubject());
    bare.setSubjectPublicKeyInfo(good.getSubjectPublicKeyInfo());

    assertThat(
            new Rejudgement(Profiles.of(ISSUED), BACKDATE)
                .violations(signed(bare.generateTBSCertificate())))
        .extracting(Violation::rule)
        .containsExactly("certificate");
  }
}
