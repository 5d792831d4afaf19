package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.BigIntegers;

/**
 * What JOSE recognises a public key by (RFC 7638): SHA-256 of the JSON of its required members, in
 * the order of their names, without blanks.
 */
final class JwkThumbprint {

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private JwkThumbprint() {}

  /**
   * The thumbprint, base64url.
   *
   * @throws Fault BAD_INPUT if Sealport does not certify such keys
   */
  static String of(SubjectPublicKeyInfo key) {
    return BASE64URL.encodeToString(sha256(requiredMembers(key)));
  }

  private static String requiredMembers(SubjectPublicKeyInfo key) {
    KeyType type = KeyType.of(key);
    return switch (type.family()) {
      case EC -> ec(key, type.bits());
      case RSA -> rsa(key);
      // RFC 8037 2.
      case ED25519 ->
          "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\""
              + encoded(key.getPublicKeyData().getOctets())
              + "\"}";
    };
  }

  /** RFC 7518 6.2.1.2: both coordinates with all octets of the field. */
  private static String ec(SubjectPublicKeyInfo key, int bits) {
    if (!(Keys.publicKey(key) instanceof ECPublicKey point)) {
      throw Fault.of(Kind.INTERNAL, "an EC key that has no point");
    }
    int octets = (bits + 7) / 8;
    return "{\"crv\":\"P-"
        + bits
        + "\",\"kty\":\"EC\",\"x\":\""
        + encoded(BigIntegers.asUnsignedByteArray(octets, point.getW().getAffineX()))
        + "\",\"y\":\""
        + encoded(BigIntegers.asUnsignedByteArray(octets, point.getW().getAffineY()))
        + "\"}";
  }

  /** RFC 7518 6.3.1: as few octets as the numbers need. */
  private static String rsa(SubjectPublicKeyInfo key) {
    try {
      RSAPublicKey numbers = RSAPublicKey.getInstance(key.parsePublicKey());
      return "{\"e\":\""
          + encoded(unsigned(numbers.getPublicExponent()))
          + "\",\"kty\":\"RSA\",\"n\":\""
          + encoded(unsigned(numbers.getModulus()))
          + "\"}";
    } catch (IOException | IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, "the RSA public key cannot be read", e);
    }
  }

  private static byte[] unsigned(BigInteger number) {
    return BigIntegers.asUnsignedByteArray(number);
  }

  private static String encoded(byte[] octets) {
    return BASE64URL.encodeToString(octets);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw Fault.of(Kind.INTERNAL, "no SHA-256", e);
    }
  }
}
