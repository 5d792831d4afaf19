package io.sealport.server.registration;

import io.sealport.pki.Csr;
import io.sealport.pki.KeyHash;
import io.sealport.pki.SerialNumber;
import java.util.Optional;

/**
 * One request on its way through the door.
 *
 * @param id the request's
 * @param csr what {@code asked} holds, parsed
 * @param replaces the certificate that is renewed
 * @param ticket what the request is to be filed under
 */
record Case(
    String id,
    Enrolment asked,
    Csr csr,
    Caller caller,
    Optional<SerialNumber> replaces,
    Optional<Replays.Ticket> ticket) {

  /** Whose proofs count for it: of a stranger nothing is known but its key. */
  String account() {
    return caller.equals(Caller.ANYONE) ? "key:" + KeyHash.of(csr.publicKey()) : caller.id();
  }
}
