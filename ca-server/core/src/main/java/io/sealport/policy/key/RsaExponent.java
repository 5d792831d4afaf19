package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Odd public exponents from 65537 up (FIPS 186-5 5.4: 2^16 &lt; e &lt; 2^256, odd). */
final class RsaExponent implements KeyCheck {

  private static final BigInteger MIN = BigInteger.valueOf(65537);
  private static final int MAX_BITS = 256;

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    return Rsa.of(key)
        .map(k -> k.getPublicExponent())
        .filter(e -> e.compareTo(MIN) < 0 || !e.testBit(0) || e.bitLength() > MAX_BITS)
        .map(
            e ->
                new Violation(
                    "key.rsa-exponent",
                    e.bitLength() > 64 ? "an exponent of " + e.bitLength() + " bits" : e.toString(),
                    "an odd number from 65537 to 2^256"));
  }
}
