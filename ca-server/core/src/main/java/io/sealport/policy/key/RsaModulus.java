package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** RSA moduli without a prime factor below 752 (NIST SP 800-89 5.3.3 recommends the bound). */
final class RsaModulus implements KeyCheck {

  private static final BigInteger SMALL_PRIMES =
      IntStream.range(2, 752)
          .mapToObj(BigInteger::valueOf)
          .filter(n -> n.isProbablePrime(50))
          .reduce(BigInteger.ONE, BigInteger::multiply);

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    return Rsa.of(key)
        .map(k -> k.getModulus())
        .filter(n -> n.signum() <= 0 || !n.gcd(SMALL_PRIMES).equals(BigInteger.ONE))
        .map(
            n ->
                new Violation(
                    "key.rsa-modulus",
                    n.signum() <= 0 ? "a modulus that is not positive" : "a small prime factor",
                    "a product of two large primes"));
  }
}
