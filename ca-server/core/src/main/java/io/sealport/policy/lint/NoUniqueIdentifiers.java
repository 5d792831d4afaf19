package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** No issuerUniqueID and no subjectUniqueID. */
final class NoUniqueIdentifiers implements Lint {

  @Override
  public String id() {
    return "lint.unique-ids";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.8";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return require(
        certificate.getIssuerUniqueId() == null && certificate.getSubjectUniqueId() == null,
        "a unique identifier",
        "none");
  }
}
