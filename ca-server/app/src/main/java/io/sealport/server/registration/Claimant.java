package io.sealport.server.registration;

import io.sealport.pki.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Who claims names, by which request.
 *
 * @param caller as in the journal
 * @param request the request's id
 * @param renews the certificate that is renewed: its names are the claimant's already
 * @param since when a waiting request was made; absent for one that is made now
 */
record Claimant(
    String caller, String request, Optional<SerialNumber> renews, Optional<Instant> since) {

  static Claimant of(Case its) {
    return new Claimant(its.caller().id(), its.id(), its.replaces(), Optional.empty());
  }

  static Claimant of(RequestRow row) {
    return new Claimant(
        row.requester(),
        row.id(),
        Requests.replaces(row),
        Optional.of(Instant.ofEpochMilli(row.created())));
  }

  boolean holds() {
    return renews.isPresent();
  }

  /** Whether the reservation stands in the claimant's way; strangers are each other's others. */
  boolean isKeptOutBy(ReservedNameRow reserved) {
    boolean same = caller.equals(reserved.requester()) && !caller.equals(Caller.ANYONE.id());
    return !holds() && !same && !request.equals(reserved.request());
  }
}
