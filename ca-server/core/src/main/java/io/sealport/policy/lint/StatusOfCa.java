package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Where the CRL is to be had stands in the certificate of a CA below the root, not in the root's:
 * nobody revokes a root by its own CRL.
 */
final class StatusOfCa implements Lint {

  @Override
  public String id() {
    return "lint.ca-status";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.13, CA/B BR 7.1.2.11.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    boolean root = certificate.getSubject().equals(certificate.getIssuer());
    boolean crl =
        extensions != null && extensions.getExtension(Extension.cRLDistributionPoints) != null;
    return require(
        crl != root,
        root ? "addresses in a root's certificate" : "no address of a CRL",
        root ? "none" : "cRLDistributionPoints");
  }
}
