package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.TestIssuers;
import io.sealport.policy.TbsEditor;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate with one defect.
 *
 * @param rule the lint that refuses it, or warns of it
 * @param brings what else cannot but be wrong with it
 * @param issuer the certificate of its CA
 * @param ca whether it is judged as a CA's
 */
record BadCertificate(
    String rule,
    String defect,
    TBSCertificate certificate,
    X509CertificateHolder issuer,
    boolean ca,
    List<String> brings) {

  /** A server's certificate. */
  static BadCertificate of(String rule, String defect, TBSCertificate certificate) {
    return new BadCertificate(
        rule, defect, certificate, TestIssuers.of("servers").certificate(), false, List.of());
  }

  static BadCertificate of(String rule, String defect, TbsEditor certificate) {
    return of(rule, defect, certificate.tbs());
  }

  BadCertificate under(X509CertificateHolder other) {
    return new BadCertificate(rule, defect, certificate, other, ca, brings);
  }

  BadCertificate ofCa() {
    return new BadCertificate(rule, defect, certificate, issuer, true, brings);
  }

  BadCertificate bringing(String... others) {
    return new BadCertificate(rule, defect, certificate, issuer, ca, List.of(others));
  }

  /** Errors and warnings. */
  List<Violation> found() {
    LintFindings found =
        ca
            ? Lints.checkCa(certificate, issuer)
            : Lints.check(certificate, issuer, LintRules.STANDARD);
    return Stream.concat(found.errors().stream(), found.warnings().stream()).toList();
  }

  @Override
  public String toString() {
    return rule + ": " + defect;
  }
}
