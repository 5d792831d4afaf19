package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** An end entity whose key is not its CA's: with it, it could sign as the CA. */
final class KeyIsNotIssuers implements IssuerLint {

  @Override
  public String id() {
    return "lint.shared-key";
  }

  @Override
  public String source() {
    return "RFC 5280 3.2, 4.2.1.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate, X509CertificateHolder issuer) {
    return require(
        !certificate.getSubjectPublicKeyInfo().equals(issuer.getSubjectPublicKeyInfo()),
        "the issuer's key",
        "a key of its own");
  }
}
