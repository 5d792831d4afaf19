package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Addresses of CRLs, OCSP and issuers over plain http: fetching them over https would need what
 * they prove.
 */
final class PlainHttpAddresses implements Lint {

  @Override
  public String id() {
    return "lint.addresses";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.2.1, 4.2.1.13, 4.2.1.15, 8";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    List<GeneralName> addresses = new ArrayList<>();
    Extensions extensions = certificate.getExtensions();
    AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(extensions);
    if (access != null) {
      Arrays.stream(access.getAccessDescriptions())
          .map(AccessDescription::getAccessLocation)
          .forEach(addresses::add);
    }
    for (DistributionPoint point : CrlPoints.of(extensions)) {
      DistributionPointName name = point.getDistributionPoint();
      if (name == null || name.getType() != DistributionPointName.FULL_NAME) {
        return found("a distribution point without a full name", "an address");
      }
      addresses.addAll(Arrays.asList(GeneralNames.getInstance(name.getName()).getNames()));
    }
    return addresses.stream()
        .filter(a -> !isPlainHttp(a))
        .findFirst()
        .flatMap(a -> found(Name.printable(a.getName().toString()), "a plain http address"));
  }

  private static boolean isPlainHttp(GeneralName address) {
    if (address.getTagNo() != GeneralName.uniformResourceIdentifier) {
      return false;
    }
    try {
      URI uri = URI.create(((ASN1String) address.getName()).getString());
      return "http".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
