package io.sealport.cli.check;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificateWindow;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate of the chain as it was sent.
 *
 * @param serial lower-case hex
 * @param sha256 fingerprint of the DER, lower-case hex
 */
record ChainLink(String owner, String issuer, String serial, Instant notAfter, String sha256) {

  static ChainLink of(X509CertificateHolder certificate) {
    return new ChainLink(
        CertificateWindow.name(certificate.getSubject()),
        CertificateWindow.name(certificate.getIssuer()),
        certificate.getSerialNumber().toString(16),
        certificate.getNotAfter().toInstant(),
        CertificateFacts.sha256(CertificateFacts.encoded(certificate)));
  }
}
