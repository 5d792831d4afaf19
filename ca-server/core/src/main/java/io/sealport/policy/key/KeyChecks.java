package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Every check of a public key. */
public final class KeyChecks {

  private static final List<KeyCheck> ALL =
      List.of(
          new AlgorithmParameters(),
          new KeyEncoding(),
          new RsaSize(),
          new RsaExponent(),
          new RsaModulus(),
          new RsaClosePrimes(),
          new RsaRoca(),
          new EcPoint(),
          new EdPoint());

  private KeyChecks() {}

  /** Everything that is wrong with the key, in the list's order. */
  public static List<Violation> check(SubjectPublicKeyInfo key) {
    return ALL.stream().map(c -> c.check(key)).flatMap(Optional::stream).toList();
  }
}
