package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * RSA keys of Infineon's broken library (ROCA, CVE-2017-15361). Its primes are k * M + 65537^a mod
 * M, M the product of the first primes, so the modulus too is a power of 65537 modulo M. Of other
 * keys one in 2^154 is.
 */
final class RsaRoca implements KeyCheck {

  private static final long GENERATOR = 65537;

  /** The odd primes of M for the shortest of those keys; M of the longer ones is a multiple. */
  private static final int[] PRIMES =
      IntStream.rangeClosed(3, 167)
          .filter(n -> BigInteger.valueOf(n).isProbablePrime(50))
          .toArray();

  @Override
  public Optional<Violation> check(SubjectPublicKeyInfo key) {
    return Rsa.ofAffordableSize(key)
        .map(k -> k.getModulus())
        .filter(RsaRoca::hasFingerprint)
        .map(
            n ->
                new Violation(
                    "key.rsa-roca",
                    "a key of the broken Infineon library (ROCA)",
                    "primes chosen at random"));
  }

  /** Whether one exponent gives the modulus's remainder by every prime. */
  private static boolean hasFingerprint(BigInteger modulus) {
    int[] logs = new int[PRIMES.length];
    int[] orders = new int[PRIMES.length];
    for (int i = 0; i < PRIMES.length; i++) {
      orders[i] = order(PRIMES[i]);
      logs[i] = log(modulus.mod(BigInteger.valueOf(PRIMES[i])).intValue(), PRIMES[i], orders[i]);
      if (logs[i] < 0) {
        return false;
      }
    }
    return areOfOneExponent(logs, orders);
  }

  /** The Chinese remainder theorem: there is such an exponent if every two agree. */
  private static boolean areOfOneExponent(int[] logs, int[] orders) {
    for (int i = 0; i < logs.length; i++) {
      for (int j = 0; j < i; j++) {
        if ((logs[i] - logs[j]) % gcd(orders[i], orders[j]) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** The smallest positive exponent with which the generator's power is 1. */
  private static int order(int prime) {
    int exponent = 1;
    for (long power = GENERATOR % prime; power != 1; power = power * GENERATOR % prime) {
      exponent++;
    }
    return exponent;
  }

  /** The exponent with which the generator's power is the value, -1 if there is none. */
  private static int log(int value, int prime, int order) {
    long power = 1;
    for (int exponent = 0; exponent < order; exponent++) {
      if (power == value) {
        return exponent;
      }
      power = power * GENERATOR % prime;
    }
    return -1;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
