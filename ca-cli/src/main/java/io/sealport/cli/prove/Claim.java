package io.sealport.cli.prove;

import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.pki.Csr;
import java.security.KeyPair;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pending request, and what only its requester has.
 *
 * @param pending as the server shows it
 * @param csr what was sent
 * @param key the pair of the CSR, where its private half is known here
 */
public record Claim(RequestInfo pending, Csr csr, Optional<KeyPair> key) {

  /** The same, as the server shows it later. */
  public Claim at(RequestInfo later) {
    return new Claim(later, csr, key);
  }

  /** Whether that check may still help. */
  boolean isOpenTo(String check) {
    return stepsBy(check).findAny().isPresent();
  }

  /** What can be done by that check. */
  Stream<Step> stepsBy(String check) {
    return pending.steps().stream().filter(s -> s.check().equals(check));
  }
}
