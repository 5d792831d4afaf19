package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Nothing of an end entity in a CA's certificate: no names, no purpose, no nocheck. */
final class NoEndEntityExtensions implements Lint {

  private static final List<ASN1ObjectIdentifier> UNWANTED =
      List.of(
          Extension.subjectAlternativeName,
          Extension.extendedKeyUsage,
          OCSPObjectIdentifiers.id_pkix_ocsp_nocheck);

  @Override
  public String id() {
    return "lint.ca-extensions";
  }

  @Override
  public String source() {
    return "CA/B BR 7.1.2.1.2, 7.1.2.6.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    return extensions == null
        ? Optional.empty()
        : UNWANTED.stream()
            .filter(oid -> extensions.getExtension(oid) != null)
            .findFirst()
            .flatMap(oid -> found("an extension " + oid, "none of an end entity"));
  }
}
