package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** OCSP and the issuer's certificate and no other method of access, each address once. */
final class AccessMethods implements Lint {

  private static final Set<ASN1ObjectIdentifier> METHODS =
      Set.of(AccessDescription.id_ad_ocsp, AccessDescription.id_ad_caIssuers);

  @Override
  public String id() {
    return "lint.access-methods";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.2.1, CA/B BR 7.1.2.7.7";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    AuthorityInformationAccess access =
        AuthorityInformationAccess.fromExtensions(certificate.getExtensions());
    if (access == null) {
      return Optional.empty();
    }
    Set<AccessDescription> seen = new HashSet<>();
    for (AccessDescription description : access.getAccessDescriptions()) {
      if (!METHODS.contains(description.getAccessMethod())) {
        return found("the access method " + description.getAccessMethod(), "ocsp and caIssuers");
      }
      if (!seen.add(description)) {
        return found("an address twice", "each once");
      }
    }
    return Optional.empty();
  }
}
