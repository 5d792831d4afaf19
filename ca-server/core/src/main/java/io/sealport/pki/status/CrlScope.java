package io.sealport.pki.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Whether a CRL speaks of the certificate at all: silence is good only in a full CRL whose scope
 * the certificate is in (RFC 5280 5.2.5, 6.3.3).
 *
 * @param certificate the certificate
 * @param address where the CRL was fetched, which is an address in the certificate
 */
record CrlScope(X509CertificateHolder certificate, String address) {

  /**
   * Checks it.
   *
   * @throws Fault BAD_INPUT if the certificate's absence from it would mean nothing
   */
  void require(X509CRLHolder crl) {
    if (crl.getExtension(Extension.deltaCRLIndicator) != null) {
      throw outside("it is a delta CRL");
    }
    for (Object oid : crl.getCriticalExtensionOIDs()) {
      if (!oid.equals(Extension.issuingDistributionPoint)) {
        throw outside("it has a critical extension that is not known: " + oid);
      }
    }
    Extension scope = crl.getExtension(Extension.issuingDistributionPoint);
    if (scope != null) {
      require(IssuingDistributionPoint.getInstance(scope.getParsedValue()));
    }
  }

  private void require(IssuingDistributionPoint scope) {
    if (scope.isIndirectCRL()) {
      throw outside("it is an indirect CRL");
    }
    if (scope.getOnlySomeReasons() != null) {
      throw outside("it knows only some reasons");
    }
    boolean ca =
        Optional.ofNullable(certificate.getExtensions())
            .map(BasicConstraints::fromExtensions)
            .map(BasicConstraints::isCA)
            .orElse(false);
    if (scope.onlyContainsAttributeCerts()
        || (scope.onlyContainsCACerts() && !ca)
        || (scope.onlyContainsUserCerts() && ca)) {
      throw outside("it is for another kind of certificates");
    }
    if (scope.getDistributionPoint() != null && !isHere(scope.getDistributionPoint())) {
      throw outside("it belongs to another address than the one that it was fetched from");
    }
  }

  private boolean isHere(DistributionPointName point) {
    return point.getType() == DistributionPointName.FULL_NAME
        && Arrays.stream(GeneralNames.getInstance(point.getName()).getNames())
            .filter(n -> n.getTagNo() == GeneralName.uniformResourceIdentifier)
            .anyMatch(n -> n.getName().toString().equals(address));
  }

  private static Fault outside(String what) {
    return Fault.of(Kind.BAD_INPUT, what);
  }
}
