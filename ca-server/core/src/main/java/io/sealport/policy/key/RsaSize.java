package io.sealport.policy.key;

import io.sealport.fault.Violation;
import io.sealport.pki.Csr;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** RSA moduli of 2048 to 8192 bits. */
final class RsaSize implements KeyCheck {

  /** NIST SP 800-57 part 1, table 2: 112 bits of strength. */
  private static final int MIN_BITS = 2048;

  private static final int MAX_BITS = Csr.MAX_RSA_BITS;

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    return Rsa.of(key)
        .map(k -> k.getModulus().bitLength())
        .filter(bits -> bits < MIN_BITS || bits > MAX_BITS)
        .map(
            bits ->
                new Violation(
                    "key.rsa-size", "RSA of " + bits + " bits", MIN_BITS + " to " + MAX_BITS));
  }
}
