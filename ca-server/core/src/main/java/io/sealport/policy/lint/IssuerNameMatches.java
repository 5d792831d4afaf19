package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** The issuer's name, octet for octet as its own certificate has it: chains are built by it. */
final class IssuerNameMatches implements IssuerLint {

  @Override
  public String id() {
    return "lint.issuer-name";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.4, 6.1.3, CA/B BR 7.1.2.7";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate, X509CertificateHolder issuer) {
    return require(
        certificate.getIssuer().toASN1Primitive().equals(issuer.getSubject().toASN1Primitive()),
        "the issuer " + Name.printable(certificate.getIssuer().toString()),
        "the subject of the issuer's certificate");
  }
}
