package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** An end entity that is not called as its CA: who builds chains by name would take it for one. */
final class NotSelfIssued implements Lint {

  @Override
  public String id() {
    return "lint.self-issued";
  }

  @Override
  public String source() {
    return "RFC 5280 3.2, 6.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return require(
        !certificate.getSubject().equals(certificate.getIssuer()),
        "the issuer's name as subject",
        "a name of its own");
  }
}
