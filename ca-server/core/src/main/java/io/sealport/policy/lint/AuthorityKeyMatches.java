package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyIdentifiers;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** The issuer's key identifier, as its own certificate has it. */
final class AuthorityKeyMatches implements IssuerLint {

  @Override
  public String id() {
    return "lint.issuer-key";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate, X509CertificateHolder issuer) {
    AuthorityKeyIdentifier authority =
        AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions());
    byte[] named = authority == null ? null : authority.getKeyIdentifierOctets();
    // That there is one is the business of lint.key-ids.
    return require(
        named == null || Arrays.equals(KeyIdentifiers.named(issuer), named),
        "the identifier of another key",
        "the subjectKeyIdentifier of the issuer's certificate");
  }
}
