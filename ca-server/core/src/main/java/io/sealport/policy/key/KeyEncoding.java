package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Keys in their one encoding: whole octets, and for RSA the DER of two positive integers with
 * nothing behind it (RFC 3279 2.3.1). Another reader must not see another key.
 */
final class KeyEncoding implements KeyCheck {

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    if (key.getPublicKeyData().getPadBits() != 0) {
      return violation("a key that ends inside an octet");
    }
    return Rsa.of(key)
        .filter(k -> !Arrays.equals(der(k), key.getPublicKeyData().getBytes()))
        .flatMap(k -> violation("an RSA key that is not DER of two positive integers"));
  }

  private static byte[] der(RSAPublicKey key) {
    try {
      return key.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static Optional<Violation> violation(String found) {
    return Optional.of(new Violation("key.encoding", found, "the key's one DER encoding"));
  }
}
