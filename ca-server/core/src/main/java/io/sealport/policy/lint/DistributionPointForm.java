package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * CRL distribution points for every reason, of the issuing CA itself, each address once: Sealport's
 * CRLs are whole and direct.
 */
final class DistributionPointForm implements Lint {

  @Override
  public String id() {
    return "lint.crl-points";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.13, CA/B BR 7.1.2.11.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    if (extensions == null || extensions.getExtension(Extension.cRLDistributionPoints) == null) {
      return Optional.empty();
    }
    Set<ASN1Encodable> seen = new HashSet<>();
    for (DistributionPoint point :
        CRLDistPoint.getInstance(
                extensions.getExtensionParsedValue(Extension.cRLDistributionPoints))
            .getDistributionPoints()) {
      if (point.getReasons() != null || point.getCRLIssuer() != null) {
        return found("a distribution point with reasons or another CRL issuer", "an address alone");
      }
      if (!seen.add(point.getDistributionPoint())) {
        return found("a distribution point twice", "each once");
      }
    }
    return Optional.empty();
  }
}
