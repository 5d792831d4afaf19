package io.sealport.pki;

import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Writes signatures with one private key, wherever that key is kept. */
public interface Pen {

  /** The signature algorithm, as it stands in what is signed. */
  AlgorithmIdentifier algorithm();

  /** The public half of the key. */
  SubjectPublicKeyInfo publicKey();

  /**
   * The signature over the DER of a to-be-signed structure.
   *
   * @throws io.sealport.fault.Fault UNAVAILABLE if the key cannot be used now
   */
  byte[] sign(byte[] tbs);

  /**
   * The same over what may be long.
   *
   * @throws io.sealport.fault.Fault UNAVAILABLE if the key cannot be used now; TOO_LARGE if this
   *     key signs only what is in memory, and that is too much
   */
  default byte[] sign(Content tbs) {
    return sign(tbs.inMemory());
  }
}
