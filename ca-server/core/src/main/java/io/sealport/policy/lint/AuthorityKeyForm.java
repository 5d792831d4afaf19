package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * An authorityKeyIdentifier of the key alone: with issuer and serial beside it a renewed CA's
 * certificate would no longer fit.
 */
final class AuthorityKeyForm implements Lint {

  @Override
  public String id() {
    return "lint.aki";
  }

  @Override
  public String source() {
    return "CA/B BR 7.1.2.11.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    AuthorityKeyIdentifier authority =
        AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions());
    return require(
        authority == null
            || (authority.getAuthorityCertIssuer() == null
                && authority.getAuthorityCertSerialNumber() == null),
        "an authorityKeyIdentifier with issuer or serial",
        "the key identifier alone");
  }
}
