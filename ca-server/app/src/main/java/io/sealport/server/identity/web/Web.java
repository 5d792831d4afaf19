package io.sealport.server.identity.web;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Optional;

/** Asks another machine over HTTP. The addresses are the operator's, never a requester's. */
@FunctionalInterface
public interface Web {

  /** A whole answer. */
  final class Reply {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    public Reply(int status, HttpHeaders headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body.clone();
    }

    public int status() {
      return status;
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    public byte[] body() {
      return body.clone();
    }

    /** The status and the size, for a transcript. */
    public String summary() {
      return status + ", " + body.length + " bytes";
    }
  }

  /**
   * Asks once; a redirect is an answer like any other.
   *
   * @param limit the most bytes of a body that are taken
   * @throws NetFailure CONNECTION, TLS, TIMEOUT, TOO_MUCH or PROTOCOL
   */
  Reply send(HttpRequest request, int limit, Deadline deadline) throws NetFailure;
}
