package io.sealport.policy.key;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes RSA-2048 moduli in the form of Infineon's library (Nemec et al., CCS 2017, section 2). */
final class RocaKeys {

  /** The product of the first 126 primes: what the library took for keys of 2048 bits. */
  private static final BigInteger M =
      IntStream.rangeClosed(2, 701)
          .mapToObj(BigInteger::valueOf)
          .filter(n -> n.isProbablePrime(50))
          .reduce(BigInteger.ONE, BigInteger::multiply);

  private final Random random;

  RocaKeys(Random random) {
    this.random = random;
  }

  BigInteger modulus() {
    return prime().multiply(prime());
  }

  /** A prime of 1024 bits, k * M + 65537^a mod M, with both highest bits set. */
  BigInteger prime() {
    BigInteger power = BigInteger.valueOf(65537).modPow(new BigInteger(250, random), M);
    BigInteger from = BigInteger.valueOf(3).shiftLeft(1022).divide(M).add(BigInteger.ONE);
    int spare = 1024 - M.bitLength() - 3;
    while (true) {
      BigInteger candidate = from.add(new BigInteger(spare, random)).multiply(M).add(power);
      if (candidate.isProbablePrime(80)) {
        return candidate;
      }
    }
  }
}
