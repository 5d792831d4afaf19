package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A CA's certificate: it has a name, says CA:TRUE and signs certificates and CRLs, critically. */
final class ConstraintsOfCa implements Lint {

  @Override
  public String id() {
    return "lint.ca-constraints";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.6, 4.2.1.3, 4.2.1.9";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
    if (constraints == null
        || !constraints.isCA()
        || !extensions.getExtension(Extension.basicConstraints).isCritical()) {
      return found("no critical CA:TRUE", "critical basicConstraints of a CA");
    }
    KeyUsage usage = KeyUsage.fromExtensions(extensions);
    boolean signs =
        usage != null
            && usage.hasUsages(KeyUsage.keyCertSign | KeyUsage.cRLSign)
            && extensions.getExtension(Extension.keyUsage).isCritical();
    if (!signs) {
      return found("no critical keyCertSign and cRLSign", "the key usage of a CA");
    }
    return require(
        certificate.getSubject().getRDNs().length > 0, "a CA without a name", "a subject");
  }
}
