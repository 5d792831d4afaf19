package io.sealport.policy.key;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** One way in which a public key can be unfit to be certified. Stateless. */
interface KeyCheck {

  /** What is wrong, empty if nothing is or the key is of another algorithm. */
  Optional<Violation> check(SubjectPublicKeyInfo key);
}
