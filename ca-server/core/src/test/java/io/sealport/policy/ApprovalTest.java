package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyType;
import io.sealport.pki.SignedCertificate;
import io.sealport.pki.TestIssuers;
import io.sealport.pki.TestIssuers.Signing;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

class ApprovalTest {

  private final Signing ca = TestIssuers.signing("servers", KeyType.EC_P256);
  private final Approval approval = Judging.by(Profiles.SERVER).names("a.example").approval();

  @Test
  void finds_no_difference_in_what_was_judged() {
    assertThat(approval.differences(SignedCertificate.sign(approval.certificate(), ca.pen())))
        .isEmpty();
    assertThat(approval.serial()).isEqualTo(Judging.SERIAL);
  }

  @Test
  void finds_a_certificate_that_was_not_judged() {
    Approval other = Judging.by(Profiles.SERVER).names("b.example").approval();
    assertThat(approval.differences(SignedCertificate.sign(other.certificate(), ca.pen())))
        .extracting(Violation::rule)
        .containsExactly("conformance.bytes");
  }

  @Test
  void carries_what_the_lints_warn_of() {
    assertThat(approval.warnings()).isEmpty();
    Approval warned = Judging.by(Profiles.SERVER).names("fileserver").approval();
    assertThat(warned.warnings())
        .containsExactly(
            new Violation(
                "lint.single-label",
                "\"fileserver\"",
                "a name with a domain (CA/B BR 7.1.2.7.12, RFC 9525 6.3)"));
    assertThat(warned.differences(SignedCertificate.sign(warned.certificate(), ca.pen())))
        .isEmpty();
  }

  @Test
  void the_profile_says_how_severe_a_lint_is() {
    String raised = Profiles.SERVER + "lints: {lint.single-label: error}\n";
    assertThat(Judging.by(raised).names("fileserver").rules()).containsExactly("lint.single-label");
    String off = Profiles.SERVER + "lints: {lint.single-label: off, lint.ip-usable: warning}\n";
    assertThat(Judging.by(off).names("fileserver").approval().warnings()).isEmpty();
    assertThat(Judging.by(off).names("0.0.0.0").approval().warnings())
        .extracting(Violation::rule)
        .containsExactly("lint.ip-usable");
    assertThat(Judging.by(Profiles.SERVER).names("0.0.0.0").rules())
        .containsExactly("lint.ip-usable");
  }

  @Test
  void finds_another_algorithm_outside() {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(approval.certificate());
    parts.add(TestIssuers.signing("servers", KeyType.EC_P384).pen().algorithm());
    parts.add(new DERBitString(new byte[64]));
    X509CertificateHolder crooked =
        new X509CertificateHolder(Certificate.getInstance(new DERSequence(parts)));
    assertThat(approval.differences(crooked))
        .extracting(Violation::rule)
        .containsExactly("conformance.algorithm");
  }
}
