package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A root without a path length, and CAs below it of length 0: they sign end entities alone. */
final class PathLengthOfCa implements Lint {

  @Override
  public String id() {
    return "lint.ca-path";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.9, CA/B BR 7.1.2.1.4";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
    if (constraints == null) {
      return Optional.empty();
    }
    ASN1Integer path = constraints.getPathLenConstraintInteger();
    boolean root = certificate.getSubject().equals(certificate.getIssuer());
    return require(
        root ? path == null : path != null && path.hasValue(0),
        "a path length of " + path,
        root ? "none" : "0");
  }
}
