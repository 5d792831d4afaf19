package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Only the extensions that Sealport writes: what nobody has thought about vouches for nothing. */
final class KnownExtensions implements Lint {

  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.subjectAlternativeName,
          Extension.subjectKeyIdentifier,
          Extension.authorityKeyIdentifier,
          Extension.cRLDistributionPoints,
          Extension.freshestCRL,
          Extension.authorityInfoAccess,
          OCSPObjectIdentifiers.id_pkix_ocsp_nocheck);

  @Override
  public String id() {
    return "lint.extensions";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    return extensions == null
        ? Optional.empty()
        : Arrays.stream(extensions.getExtensionOIDs())
            .filter(oid -> !KNOWN.contains(oid))
            .findFirst()
            .flatMap(oid -> found("an extension " + oid, "extensions that Sealport writes"));
  }
}
