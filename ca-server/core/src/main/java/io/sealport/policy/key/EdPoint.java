package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 keys that are a point of full order: for the eight others any signature verifies. */
final class EdPoint implements KeyCheck {

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    if (!key.getAlgorithm().getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)) {
      return Optional.empty();
    }
    byte[] point = key.getPublicKeyData().getBytes();
    boolean good =
        point.length == Ed25519.PUBLIC_KEY_SIZE && Ed25519.validatePublicKeyFull(point, 0);
    return good
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "key.ed25519-point", "bytes that are no public key", "a point of full order"));
  }
}
