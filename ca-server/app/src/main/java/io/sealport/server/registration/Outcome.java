package io.sealport.server.registration;

import io.sealport.api.RequestInfo;

/** What became of a request. */
public sealed interface Outcome {

  /** The request as it stands now. */
  RequestInfo request();

  /** What a request that was decided before has become. */
  static Outcome of(RequestInfo request) {
    return switch (request.status()) {
      case "issued" -> new Issued(request);
      case "pending" -> new Pending(request);
      default -> new Refused(request);
    };
  }

  /** The certificate is in the ledger and in {@code request().bundle()}. */
  record Issued(RequestInfo request) implements Outcome {}

  /** {@code request().demands()} are still to be proven. */
  record Pending(RequestInfo request) implements Outcome {}

  /** {@code request().violations()} say why not, or an operator's reason does. */
  record Refused(RequestInfo request) implements Outcome {}
}
