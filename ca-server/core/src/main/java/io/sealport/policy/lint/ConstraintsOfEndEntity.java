package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** No power of a CA: BasicConstraints says so, KeyUsage holds neither certificates nor CRLs. */
final class ConstraintsOfEndEntity implements Lint {

  @Override
  public String id() {
    return "lint.ca";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.9, 4.2.1.3";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
    if (constraints == null || constraints.isCA() || constraints.getPathLenConstraint() != null) {
      return found(
          constraints == null ? "no basicConstraints" : "basicConstraints of a CA", "CA:FALSE");
    }
    KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
    boolean signs =
        usage != null
            && (usage.hasUsages(KeyUsage.keyCertSign) || usage.hasUsages(KeyUsage.cRLSign));
    return require(!signs, "keyCertSign or cRLSign", "the key usage of an end entity");
  }
}
