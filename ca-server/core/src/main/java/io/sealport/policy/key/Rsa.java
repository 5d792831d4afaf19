package io.sealport.policy.key;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Reading of RSA keys for the checks. */
final class Rsa {

  private Rsa() {}

  /** The key, empty if it is of another algorithm. */
  static Optional<RSAPublicKey> of(SubjectPublicKeyInfo key) {
    if (!key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RSAPublicKey.getInstance(key.parsePublicKey()));
    } catch (IOException e) {
      throw Fault.of(Kind.BAD_INPUT, "the RSA public key cannot be read", e);
    }
  }
}
