package io.sealport.bench;

import io.sealport.pki.SignatureScheme;
import java.io.IOException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/** Whether a CA's signature is its own. */
final class CertificateCheck {

  private CertificateCheck() {}

  static void requireSignedBy(X509CertificateHolder certificate, X509CertificateHolder ca)
      throws IOException {
    WrongAnswerException.unless(
        SignatureScheme.of(certificate.getSignatureAlgorithm(), "the certificate")
            .verifies(
                ca.getSubjectPublicKeyInfo(),
                certificate.toASN1Structure().getTBSCertificate().getEncoded("DER"),
                certificate.getSignature()),
        "a certificate is not signed by its CA");
  }

  static void requireSignedBy(X509CRLHolder crl, X509CertificateHolder ca) throws IOException {
    var structure = crl.toASN1Structure();
    WrongAnswerException.unless(
        SignatureScheme.of(structure.getSignatureAlgorithm(), "the CRL")
            .verifies(
                ca.getSubjectPublicKeyInfo(),
                structure.getTBSCertList().getEncoded("DER"),
                structure.getSignature().getOctets()),
        "a CRL is not signed by its CA");
  }
}
