package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * RSA moduli whose two primes lie so close together that Fermat's method finds them (CVE-2022-26320
 * was a printer's library that made such keys).
 */
final class RsaClosePrimes implements KeyCheck {

  /** Keys made by a broken generator fall in the first round; honest ones never do. */
  private static final int ROUNDS = 100;

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    return Rsa.ofAffordableSize(key)
        .map(k -> k.getModulus())
        .filter(RsaClosePrimes::isFactored)
        .map(
            n ->
                new Violation(
                    "key.rsa-close-primes",
                    "two primes that Fermat's method finds",
                    "primes chosen at random"));
  }

  /** n = a^2 - b^2 = (a + b)(a - b), with a near the root of n. */
  private static boolean isFactored(BigInteger n) {
    BigInteger[] root = n.sqrtAndRemainder();
    BigInteger a = root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
    BigInteger rest = a.multiply(a).subtract(n);
    for (int round = 0; round < ROUNDS; round++) {
      if (isSquare(rest)) {
        return true;
      }
      // (a + 1)^2 = a^2 + 2a + 1
      rest = rest.add(a.shiftLeft(1)).add(BigInteger.ONE);
      a = a.add(BigInteger.ONE);
    }
    return false;
  }

  private static boolean isSquare(BigInteger value) {
    // Squares end in 0, 1, 4 or 9 modulo 16; three of four numbers need no root.
    int low = value.intValue() & 15;
    return (low == 0 || low == 1 || low == 4 || low == 9)
        && value.sqrtAndRemainder()[1].signum() == 0;
  }
}
