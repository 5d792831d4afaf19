package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Nobody chooses how long the check of a signature takes: before it, the key's size. */
public final class KeyCost {

  /** FIPS 186-5 5.4; the time that a verification takes grows with it. */
  private static final int MAX_RSA_EXPONENT_BITS = 256;

  private KeyCost() {}

  /**
   * Refuses a key whose signatures take too long to verify.
   *
   * @param what the key, for the message
   * @throws Fault BAD_INPUT if it is such a key, or of no known kind
   */
  public static void require(SubjectPublicKeyInfo key, String what) {
    KeyType type = KeyType.of(key);
    if (type.family() != KeyType.Family.RSA) {
      return;
    }
    int exponent = exponentBits(key);
    if (type.bits() > Csr.MAX_RSA_BITS || exponent > MAX_RSA_EXPONENT_BITS) {
      throw Fault.of(
          Kind.BAD_INPUT,
          what
              + " is RSA of "
              + type.bits()
              + " bits with an exponent of "
              + exponent
              + "; at most "
              + Csr.MAX_RSA_BITS
              + " and "
              + MAX_RSA_EXPONENT_BITS
              + " are verified");
    }
  }

  private static int exponentBits(SubjectPublicKeyInfo key) {
    try {
      return RSAPublicKey.getInstance(key.parsePublicKey()).getPublicExponent().bitLength();
    } catch (IOException | IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, "the RSA public key cannot be read");
    }
  }
}
