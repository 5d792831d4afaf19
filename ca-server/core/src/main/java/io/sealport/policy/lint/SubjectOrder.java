package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * The subject from the country down to the common name: programs that compare octets see one
 * spelling.
 */
final class SubjectOrder implements HouseLint {

  private static final List<ASN1ObjectIdentifier> ORDER =
      List.of(BCStyle.C, BCStyle.ST, BCStyle.L, BCStyle.O, BCStyle.OU, BCStyle.CN);

  @Override
  public String id() {
    return "lint.subject-order";
  }

  @Override
  public String source() {
    return "CA/B BR 7.1.4.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    int last = -1;
    for (RDN rdn : certificate.getSubject().getRDNs()) {
      int place = ORDER.indexOf(rdn.getFirst().getType());
      if (place >= 0 && place < last) {
        return found(
            "the subject " + Name.printable(certificate.getSubject().toString()),
            "C, ST, L, O, OU, CN in this order");
      }
      last = Math.max(last, place);
    }
    return Optional.empty();
  }
}
