package io.sealport.pki;

import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;

/** Whom a certificate of another CA is for. */
public enum OldPurpose {
  SERVER,
  USER;

  /** A server's if its extended key usage says so; a user's otherwise, also where it has none. */
  public static OldPurpose of(X509CertificateHolder certificate) {
    ExtendedKeyUsage usage =
        certificate.getExtensions() == null
            ? null
            : ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    return usage != null && usage.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth) ? SERVER : USER;
  }
}
