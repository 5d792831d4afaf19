package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Optional;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** An FTP login that is the common name too: FTP servers take the login from there alone. */
final class LoginIsCommonName implements HouseLint {

  @Override
  public String id() {
    return "lint.login";
  }

  @Override
  public String source() {
    return "RFC 4217 4";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    RDN[] found = certificate.getSubject().getRDNs(BCStyle.CN);
    return AlternativeNames.of(certificate, GeneralName.directoryName)
        .map(n -> X500Name.getInstance(n.getName()).getRDNs(BCStyle.CN))
        .filter(login -> login.length == 1)
        .filter(login -> found.length != 1 || !text(login[0]).equals(text(found[0])))
        .findFirst()
        .flatMap(
            login ->
                found("the login \"" + Name.printable(text(login[0])) + "\"", "the common name"));
  }

  private static String text(RDN rdn) {
    return rdn.getFirst().getValue().toString();
  }
}
