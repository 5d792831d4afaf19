package io.sealport.server.front;

import io.micronaut.http.HttpRequest;
import io.sealport.server.watch.Request;

/** Ids that tie an answer to lines in the log. */
final class RequestIds {

  /** The header that an answer has it in. */
  static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "sealport.request";

  private RequestIds() {}

  static void give(HttpRequest<?> http, Request request) {
    http.setAttribute(ATTRIBUTE, request);
  }

  static java.util.Optional<Request> request(HttpRequest<?> http) {
    return http.getAttribute(ATTRIBUTE, Request.class);
  }

  /** The id of a request; a new one for what was refused before it got one. */
  static String of(HttpRequest<?> http) {
    return request(http).map(Request::id).orElseGet(Request::newId);
  }
}
