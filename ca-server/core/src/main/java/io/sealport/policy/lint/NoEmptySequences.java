package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Extensions that are lists hold something: an absent one says nothing, an empty one is wrong. */
final class NoEmptySequences implements Lint {

  // Empty names and purposes are the business of lint.san and lint.eku.
  private static final List<ASN1ObjectIdentifier> LISTS =
      List.of(
          Extension.cRLDistributionPoints,
          Extension.freshestCRL,
          Extension.authorityInfoAccess,
          Extension.authorityKeyIdentifier);

  @Override
  public String id() {
    return "lint.empty";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.1, 4.2.1.13, 4.2.1.15, 4.2.2.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    return extensions == null
        ? Optional.empty()
        : LISTS.stream()
            .filter(oid -> isEmpty(extensions.getExtensionParsedValue(oid)))
            .findFirst()
            .flatMap(oid -> found("an empty extension " + oid, "one or more entries"));
  }

  private static boolean isEmpty(@org.jspecify.annotations.Nullable ASN1Encodable value) {
    return value instanceof ASN1Sequence list && list.size() == 0;
  }
}
