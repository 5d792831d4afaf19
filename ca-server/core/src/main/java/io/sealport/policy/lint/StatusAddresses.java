package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Where CRL and issuer are to be had stands in every certificate (Windows builds its chains by it),
 * and in none of an OCSP responder, whose status nobody asks for.
 */
final class StatusAddresses implements Lint {

  @Override
  public String id() {
    return "lint.status";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.13, 4.2.2.1, CA/B BR 7.1.2.8.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    boolean crl =
        extensions != null && extensions.getExtension(Extension.cRLDistributionPoints) != null;
    AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(extensions);
    if (Purposes.holds(certificate, KeyPurposeId.id_kp_OCSPSigning)) {
      return require(!crl && access == null, "addresses in a responder's certificate", "none");
    }
    boolean issuer =
        access != null
            && Arrays.stream(access.getAccessDescriptions())
                .anyMatch(a -> a.getAccessMethod().equals(AccessDescription.id_ad_caIssuers));
    return require(
        crl && issuer,
        crl ? "no address of the issuer's certificate" : "no address of a CRL",
        "cRLDistributionPoints and caIssuers");
  }
}
