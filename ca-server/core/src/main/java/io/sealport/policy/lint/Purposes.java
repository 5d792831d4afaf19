package io.sealport.policy.lint;

import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** What a certificate is for. */
final class Purposes {

  private Purposes() {}

  static boolean holds(TBSCertificate certificate, KeyPurposeId purpose) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    return usage != null && usage.hasKeyPurposeId(purpose);
  }
}
