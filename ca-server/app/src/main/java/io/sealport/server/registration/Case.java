package io.sealport.server.registration;

import io.sealport.pki.Csr;
import io.sealport.pki.SerialNumber;
import java.util.Optional;

/**
 * One request on its way through the door.
 *
 * @param id the request's
 * @param csr what {@code asked} holds, parsed
 * @param account whose proofs count for it: of a renewal the chain, of a stranger its key alone
 * @param replaces the certificate that is renewed
 * @param ticket what the request is to be filed under
 */
record Case(
    String id,
    Enrolment asked,
    Csr csr,
    Caller caller,
    String account,
    Optional<SerialNumber> replaces,
    Optional<Replays.Ticket> ticket) {}
