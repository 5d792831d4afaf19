package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Both key identifiers in a CA's certificate. */
final class KeyIdentifiersOfCa implements Lint {

  @Override
  public String id() {
    return "lint.ca-key-ids";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.1, 4.2.1.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    SubjectKeyIdentifier subject = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
    AuthorityKeyIdentifier authority =
        AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions());
    return require(
        subject != null && authority != null && authority.getKeyIdentifierOctets() != null,
        subject == null ? "no subjectKeyIdentifier" : "no authorityKeyIdentifier",
        "both");
  }
}
