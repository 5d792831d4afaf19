package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.policy.lint.Lints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** Compares what was signed with what was judged. */
final class Conformance {

  private Conformance() {}

  static List<Violation> differences(Approval approval, X509CertificateHolder signed) {
    Certificate certificate = signed.toASN1Structure();
    List<Violation> found = new ArrayList<>();
    if (!Arrays.equals(der(approval.certificate()), der(certificate.getTBSCertificate()))) {
      found.add(
          new Violation(
              "conformance.bytes", "a certificate that was not judged", "the approved bytes"));
      // Of the same bytes the judgement has heard them already.
      found.addAll(lints(approval, certificate));
    }
    // RFC 5280 4.1.1.2: the same identifier inside and outside.
    if (!certificate
        .getSignatureAlgorithm()
        .equals(certificate.getTBSCertificate().getSignature())) {
      found.add(
          new Violation(
              "conformance.algorithm",
              certificate.getSignatureAlgorithm().getAlgorithm().getId(),
              certificate.getTBSCertificate().getSignature().getAlgorithm().getId()));
    }
    return List.copyOf(found);
  }

  private static List<Violation> lints(Approval approval, Certificate certificate) {
    return Lints.check(
            certificate.getTBSCertificate(),
            approval.issuer().certificate(),
            approval.profile().lints())
        .errors();
  }

  private static byte[] der(TBSCertificate certificate) {
    try {
      return certificate.getEncoded("DER");
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate", e);
    }
  }
}
