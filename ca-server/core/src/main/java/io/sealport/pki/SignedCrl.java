package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.TBSCertList;

/** From a to-be-signed list to a CRL (RFC 5280 5.1). */
public final class SignedCrl {

  private SignedCrl() {}

  /**
   * The CRL with exactly these to-be-signed bytes, checked with the public key before it is
   * returned.
   *
   * @throws Fault INTERNAL if the algorithm inside is not the pen's, or the signature does not
   *     verify
   */
  public static CertificateList sign(TBSCertList list, Pen pen) {
    // RFC 5280 5.1.1.2: the same identifier inside and outside.
    if (!pen.algorithm().equals(list.getSignature())) {
      throw Fault.of(Kind.INTERNAL, "a CRL drafted for " + list.getSignature().getAlgorithm());
    }
    try {
      byte[] tbs = list.getEncoded("DER");
      byte[] signature = pen.sign(tbs);
      if (!SignatureScheme.of(pen.algorithm(), "the CRL")
          .verifies(pen.publicKey(), tbs, signature)) {
        throw Fault.of(Kind.INTERNAL, "a fresh signature of a CRL does not verify");
      }
      ASN1EncodableVector parts = new ASN1EncodableVector(3);
      parts.add(list);
      parts.add(pen.algorithm());
      parts.add(new DERBitString(signature));
      return CertificateList.getInstance(new DERSequence(parts));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a CRL", e);
    }
  }

  /** The CRL's DER. */
  public static byte[] encoded(CertificateList list) {
    try {
      return list.getEncoded("DER");
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a CRL", e);
    }
  }
}
