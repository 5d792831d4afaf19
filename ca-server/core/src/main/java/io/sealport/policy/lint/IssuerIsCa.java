package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** An issuer that may sign certificates, and this kind of them. */
final class IssuerIsCa implements IssuerLint {

  @Override
  public String id() {
    return "lint.issuer-ca";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.3, 4.2.1.9";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate, X509CertificateHolder issuer) {
    BasicConstraints constraints = BasicConstraints.fromExtensions(issuer.getExtensions());
    KeyUsage usage = KeyUsage.fromExtensions(issuer.getExtensions());
    if (constraints == null || !constraints.isCA()) {
      return found("an issuer without CA:TRUE", "a CA");
    }
    // RFC 5280 6.1.4 (n): one without keyUsage may sign; ours have it, imported ones may not.
    if (usage != null && !usage.hasUsages(KeyUsage.keyCertSign)) {
      return found("an issuer without keyCertSign", "a CA");
    }
    BasicConstraints below = BasicConstraints.fromExtensions(certificate.getExtensions());
    ASN1Integer path = constraints.getPathLenConstraintInteger();
    boolean last = path != null && path.hasValue(0);
    return require(
        !last
            || below == null
            || !below.isCA()
            || certificate.getSubject().equals(certificate.getIssuer()),
        "a CA below one of path length 0",
        "an end entity");
  }
}
