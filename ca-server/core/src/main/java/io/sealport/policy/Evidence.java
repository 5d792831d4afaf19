package io.sealport.policy;

import io.sealport.pki.Name;
import java.util.Optional;

/**
 * Proof that a requester may have a name, as the rulebook sees it. On the server only the {@code
 * identity} room makes one.
 */
public interface Evidence {

  /** The check that found it, as profiles spell it: {@code token}, {@code approval}, ... */
  String check();

  /** Whether it proves that the requester may have this name. */
  boolean proves(Name name);

  /** Whether it proves who asks. */
  boolean provesRequester();

  /** The officer whose word it is, if it is somebody's word. */
  default Optional<String> officer() {
    return Optional.empty();
  }

  /** One line for the record: who or what proved it, without secrets. */
  String statement();
}
