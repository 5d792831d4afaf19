package io.sealport.server.registration;

import io.sealport.pki.SerialNumber;
import java.util.Optional;

/**
 * One request on its way through the door.
 *
 * @param id the request's
 * @param replaces the certificate that is renewed
 * @param ticket what the request is to be filed under
 */
record Case(
    String id,
    Enrolment asked,
    Caller caller,
    Optional<SerialNumber> replaces,
    Optional<Replays.Ticket> ticket) {}
