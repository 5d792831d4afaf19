package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * CRL distribution points for every reason, of the issuing CA itself, each address once, a delta's
 * too: Sealport's CRLs are direct and know every reason.
 */
final class DistributionPointForm implements Lint {

  @Override
  public String id() {
    return "lint.crl-points";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.13, 4.2.1.15, CA/B BR 7.1.2.11.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Set<ASN1Encodable> seen = new HashSet<>();
    for (DistributionPoint point : CrlPoints.of(certificate.getExtensions())) {
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
