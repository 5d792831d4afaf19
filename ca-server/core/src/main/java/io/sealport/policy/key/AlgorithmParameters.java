package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The one right form of a key's parameters: RFC 3279 2.3.1, RFC 5480 2.1.1, RFC 8410 3. */
final class AlgorithmParameters implements KeyCheck {

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
    ASN1Encodable parameters = key.getAlgorithm().getParameters();
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return require(DERNull.INSTANCE.equals(parameters), "NULL parameters for RSA");
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return require(parameters instanceof ASN1ObjectIdentifier, "a named curve for EC");
    }
    if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return require(parameters == null, "no parameters for Ed25519");
    }
    return Optional.of(new Violation("key.algorithm", algorithm.getId(), "RSA, EC or Ed25519"));
  }

  private static Optional<Violation> require(boolean holds, String wanted) {
    return holds
        ? Optional.empty()
        : Optional.of(new Violation("key.parameters", "other parameters", wanted));
  }
}
