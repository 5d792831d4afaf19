package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Exactly one extended key usage, not anyExtendedKeyUsage. */
final class OnePurpose implements Lint {

  @Override
  public String id() {
    return "lint.eku";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.12";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    int count = usage == null ? 0 : usage.size();
    boolean any = usage != null && usage.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage);
    return require(
        count == 1 && !any, any ? "anyExtendedKeyUsage" : count + " purposes", "exactly one");
  }
}
