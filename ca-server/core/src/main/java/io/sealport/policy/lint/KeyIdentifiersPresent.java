package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyIdentifiers;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Both key identifiers, the subject's made from this key. */
final class KeyIdentifiersPresent implements Lint {

  @Override
  public String id() {
    return "lint.key-ids";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.1, 4.2.1.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    AuthorityKeyIdentifier authority =
        AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions());
    if (authority == null || authority.getKeyIdentifierOctets() == null) {
      return found("no authorityKeyIdentifier", "the identifier of the issuing CA's key");
    }
    SubjectKeyIdentifier subject = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
    byte[] wanted = KeyIdentifiers.of(certificate.getSubjectPublicKeyInfo());
    return require(
        subject != null && Arrays.equals(subject.getKeyIdentifier(), wanted),
        subject == null ? "no subjectKeyIdentifier" : "one of another key",
        "the identifier of the certified key");
  }
}
