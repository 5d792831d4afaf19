package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** An issuer that has a name. */
final class IssuerPresent implements Lint {

  @Override
  public String id() {
    return "lint.issuer";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.4";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return require(
        certificate.getIssuer().getRDNs().length > 0, "an empty issuer", "the name of the CA");
  }
}
