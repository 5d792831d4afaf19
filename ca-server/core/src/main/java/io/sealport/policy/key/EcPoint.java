package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECPoint;

/** EC keys that are an uncompressed point of their curve (SEC 1 3.2.2.1, RFC 5480 2.2). */
final class EcPoint implements KeyCheck {

  private static final int UNCOMPRESSED = 4;

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    boolean applies =
        key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
            && key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier;
    if (!applies) {
      return Optional.empty();
    }
    X9ECParameters curve =
        ECNamedCurveTable.getByOID((ASN1ObjectIdentifier) key.getAlgorithm().getParameters());
    byte[] point = key.getPublicKeyData().getBytes();
    if (curve == null || point.length == 0 || !isPoint(curve, point)) {
      return violation("bytes that are no point of the curve");
    }
    // Several TLS stacks of FTP servers read no other form.
    return point[0] == UNCOMPRESSED ? Optional.empty() : violation("a compressed point");
  }

  private static boolean isPoint(X9ECParameters curve, byte[] bytes) {
    try {
      ECPoint point = curve.getCurve().decodePoint(bytes);
      return !point.isInfinity() && point.isValid();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<Violation> violation(String found) {
    return Optional.of(
        new Violation("key.ec-point", found, "an uncompressed point of the named curve"));
  }
}
