package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** From a to-be-signed certificate to a certificate (RFC 5280 4.1). */
public final class SignedCertificate {

  private SignedCertificate() {}

  /**
   * The certificate with exactly these to-be-signed bytes, checked with the public key before it is
   * returned.
   *
   * @throws Fault INTERNAL if the algorithm inside is not the pen's, or the signature does not
   *     verify
   */
  public static X509CertificateHolder sign(TBSCertificate tbs, Pen pen) {
    AlgorithmIdentifier algorithm = pen.algorithm();
    // RFC 5280 4.1.1.2: the same identifier inside and outside.
    if (!algorithm.equals(tbs.getSignature())) {
      throw Fault.of(
          Kind.INTERNAL, "a certificate drafted for " + tbs.getSignature().getAlgorithm());
    }
    try {
      byte[] der = tbs.getEncoded("DER");
      byte[] signature = pen.sign(der);
      if (!SignatureScheme.of(algorithm, "the certificate")
          .verifies(pen.publicKey(), der, signature)) {
        throw Fault.of(Kind.INTERNAL, "a fresh signature does not verify");
      }
      ASN1EncodableVector parts = new ASN1EncodableVector(3);
      parts.add(tbs);
      parts.add(algorithm);
      parts.add(new DERBitString(signature));
      return new X509CertificateHolder(
          Certificate.getInstance(new DERSequence(parts)).getEncoded("DER"));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate", e);
    }
  }
}
