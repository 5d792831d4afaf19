package io.sealport.server.identity;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;

/** Asks another machine over HTTP. The addresses are the operator's, never a requester's. */
@FunctionalInterface
interface Web {

  /** A whole answer. */
  record Reply(int status, HttpHeaders headers, byte[] body) {}

  /**
   * Asks once; a redirect is an answer like any other.
   *
   * @param limit the most bytes of a body that are taken
   * @throws NetFailure CONNECTION, TLS, TIMEOUT, TOO_MUCH or PROTOCOL
   */
  Reply send(HttpRequest request, int limit, Deadline deadline) throws NetFailure;
}
