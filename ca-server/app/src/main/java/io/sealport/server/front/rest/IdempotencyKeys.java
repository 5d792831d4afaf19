package io.sealport.server.front.rest;

import io.micronaut.http.HttpHeaders;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.registration.IdempotencyKey;
import java.util.List;
import java.util.Optional;

/** The Idempotency-Key header: the draft's quoted string, or the bare characters. */
final class IdempotencyKeys {

  private IdempotencyKeys() {}

  /**
   * The key of a request, if it has one.
   *
   * @throws Fault BAD_INPUT if there are two or it is not of the form
   */
  static Optional<IdempotencyKey> of(HttpHeaders headers) {
    List<String> all = headers.getAll(IdempotencyKey.HEADER);
    if (all.size() > 1) {
      throw Fault.of(
          Kind.BAD_INPUT, all.size() + " headers " + IdempotencyKey.HEADER + "; wanted one");
    }
    return all.stream().findFirst().map(String::strip).map(IdempotencyKeys::read);
  }

  private static IdempotencyKey read(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return new IdempotencyKey(quoted ? value.substring(1, value.length() - 1) : value);
  }
}
