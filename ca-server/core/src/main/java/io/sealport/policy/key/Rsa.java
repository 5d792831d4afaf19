package io.sealport.policy.key;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Csr;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Reading of RSA keys for the checks. */
final class Rsa {

  private Rsa() {}

  /** The key if it is one of RSA and not so long that a check of it would be dear. */
  static Optional<RSAPublicKey> ofAffordableSize(SubjectPublicKeyInfo key) {
    return of(key)
        .filter(k -> k.getModulus().signum() > 0)
        .filter(k -> k.getModulus().bitLength() <= Csr.MAX_RSA_BITS);
  }

  /** The key, empty if it is of another algorithm or not of whole octets. */
  static Optional<RSAPublicKey> of(SubjectPublicKeyInfo key) {
    boolean readable =
        key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
            // What is not of whole octets, KeyEncoding refuses.
            && key.getPublicKeyData().getPadBits() == 0;
    if (!readable) {
      return Optional.empty();
    }
    try {
      return Optional.of(RSAPublicKey.getInstance(key.parsePublicKey()));
    } catch (IOException | IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, "the RSA public key cannot be read", e);
    }
  }
}
