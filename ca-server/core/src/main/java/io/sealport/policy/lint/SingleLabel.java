package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Host names with a domain: a single label means another host in another network. */
final class SingleLabel implements HouseLint {

  /** RFC 6761 6.3: the same everywhere. */
  private static final String LOOPBACK = "localhost";

  @Override
  public String id() {
    return "lint.single-label";
  }

  @Override
  public String source() {
    return "CA/B BR 7.1.2.7.12, RFC 9525 6.3";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return AlternativeNames.dns(certificate)
        .filter(n -> n.indexOf('.') < 0 && !n.equals(LOOPBACK))
        .findFirst()
        .flatMap(n -> found("\"" + Name.printable(n) + "\"", "a name with a domain"));
  }
}
