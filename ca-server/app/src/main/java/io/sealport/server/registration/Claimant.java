package io.sealport.server.registration;

/**
 * Who claims names, by which request.
 *
 * @param caller as in the journal
 * @param request the request's id
 * @param holds whether the names are the claimant's already: it renews
 */
record Claimant(String caller, String request, boolean holds) {

  static Claimant of(Case its) {
    return new Claimant(its.caller().id(), its.id(), its.replaces().isPresent());
  }

  static Claimant of(RequestRow row) {
    return new Claimant(row.requester(), row.id(), row.replaces() != null);
  }

  /** Whether the reservation stands in the claimant's way; strangers are each other's others. */
  boolean isKeptOutBy(ReservedNameRow reserved) {
    boolean same = caller.equals(reserved.requester()) && !caller.equals(Caller.ANYONE.id());
    return !holds && !same && !request.equals(reserved.request());
  }
}
