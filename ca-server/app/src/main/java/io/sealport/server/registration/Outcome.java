package io.sealport.server.registration;

import io.sealport.api.RequestInfo;

/** What became of a request. */
public sealed interface Outcome {

  /** The request as it stands now. */
  RequestInfo request();

  /** The certificate is in the ledger and in {@code request().bundle()}. */
  record Issued(RequestInfo request) implements Outcome {}

  /** {@code request().demands()} are still to be proven. */
  record Pending(RequestInfo request) implements Outcome {}

  /** {@code request().violations()} say why not, or an operator's reason does. */
  record Refused(RequestInfo request) implements Outcome {}
}
