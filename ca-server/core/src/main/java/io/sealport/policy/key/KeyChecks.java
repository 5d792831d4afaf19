package io.sealport.policy.key;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
          new EdPoint(),
          new PublishedKeys());

  private KeyChecks() {}

  /** Everything that is wrong with the key, in the list's order. */
  public static List<Violation> check(SubjectPublicKeyInfo key) {
    return ALL.stream().map(c -> c.check(key)).flatMap(Optional::stream).toList();
  }

  /**
   * Says no to a CA's key that anything is wrong with.
   *
   * @throws Fault BAD_INPUT with everything that is wrong
   */
  public static void requireForCa(SubjectPublicKeyInfo key) {
    List<Violation> wrong = check(key);
    if (!wrong.isEmpty()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          wrong.stream()
              .map(Violation::toString)
              .collect(Collectors.joining("; ", "a CA key with ", "")));
    }
  }
}
