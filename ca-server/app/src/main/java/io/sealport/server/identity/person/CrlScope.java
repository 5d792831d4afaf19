package io.sealport.server.identity.person;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** Whether a CRL would list a certificate if it were revoked, whatever the reason. */
final class CrlScope {

  private static final Set<String> UNDERSTOOD = Set.of(Extension.issuingDistributionPoint.getId());

  private CrlScope() {}

  /** No where it cannot be told: what is malformed covers nothing. */
  static boolean covers(X509CRL crl, X509Certificate certificate) {
    Set<String> critical = crl.getCriticalExtensionOIDs();
    // RFC 5280 5.2: with an unknown critical extension it tells no status.
    if (critical != null && !UNDERSTOOD.containsAll(critical)) {
      return false;
    }
    // RFC 5280 5.2.4: a delta alone says nothing of what was revoked before it.
    if (crl.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
      return false;
    }
    try {
      byte[] part = crl.getExtensionValue(Extension.issuingDistributionPoint.getId());
      return part == null
          || covers(IssuingDistributionPoint.getInstance(content(part)), certificate);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** RFC 5280 6.3.3 (b) (2). */
  private static boolean covers(IssuingDistributionPoint part, X509Certificate certificate) {
    boolean isCa = certificate.getBasicConstraints() >= 0;
    return !part.isIndirectCRL()
        && part.getOnlySomeReasons() == null
        && !part.onlyContainsAttributeCerts()
        && !(isCa && part.onlyContainsUserCerts())
        && !(!isCa && part.onlyContainsCACerts())
        && (part.getDistributionPoint() == null
            || isOneOf(part.getDistributionPoint(), certificate));
  }

  private static boolean isOneOf(DistributionPointName place, X509Certificate certificate) {
    byte[] points = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (points == null) {
      return false;
    }
    List<GeneralName> wanted = names(place).toList();
    return Arrays.stream(CRLDistPoint.getInstance(content(points)).getDistributionPoints())
        .filter(point -> point.getCRLIssuer() == null)
        .flatMap(point -> Optional.ofNullable(point.getDistributionPoint()).stream())
        .flatMap(CrlScope::names)
        .anyMatch(wanted::contains);
  }

  private static Stream<GeneralName> names(DistributionPointName place) {
    return place.getType() == DistributionPointName.FULL_NAME
        ? Arrays.stream(GeneralNames.getInstance(place.getName()).getNames())
        : Stream.empty();
  }

  private static byte[] content(byte[] extension) {
    return ASN1OctetString.getInstance(extension).getOctets();
  }
}
