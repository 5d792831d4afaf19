package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** id-pkix-ocsp-nocheck stands in the certificates of OCSP responders and nowhere else. */
final class NoCheckForResponders implements Lint {

  @Override
  public String id() {
    return "lint.nocheck";
  }

  @Override
  public String source() {
    return "RFC 6960 4.2.2.2.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    boolean responder = usage != null && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning);
    boolean noCheck =
        certificate.getExtensions() != null
            && certificate.getExtensions().getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck)
                != null;
    return require(
        responder == noCheck,
        noCheck ? "nocheck without OCSPSigning" : "OCSPSigning without nocheck",
        "both or neither");
  }
}
