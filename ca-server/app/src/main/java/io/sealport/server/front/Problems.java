package io.sealport.server.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.sealport.api.Json;
import io.sealport.api.Problem;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spells faults as RFC 9457 problem details: the one place that maps kinds to statuses. */
public final class Problems {

  /** RFC 9457 3. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final ObjectMapper JSON = Json.mapper();

  private Problems() {}

  /** The status of each kind of fault. */
  static HttpStatus status(Kind kind) {
    return switch (kind) {
      case BAD_INPUT -> HttpStatus.BAD_REQUEST;
      case TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case REFUSED -> HttpStatus.UNPROCESSABLE_ENTITY;
      case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case BAD_CONFIGURATION, INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  /** The kind that says the same as a status that the framework has chosen. */
  static Kind kind(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> Kind.NOT_FOUND;
      case REQUEST_ENTITY_TOO_LARGE -> Kind.TOO_LARGE;
      case UNAUTHORIZED -> Kind.UNAUTHENTICATED;
      case FORBIDDEN -> Kind.FORBIDDEN;
      default -> status.getCode() < 500 ? Kind.BAD_INPUT : Kind.INTERNAL;
    };
  }

  /** The answer to a fault; {@code request} is the id that the log knows it by. */
  static MutableHttpResponse<byte[]> of(Fault fault, String request) {
    return response(
        status(fault.kind()),
        fault.kind(),
        fault.message(),
        fault.also().isEmpty() ? null : fault.also(),
        fault.hint().orElse(null),
        null,
        request);
  }

  /** The answer with a status that the framework has chosen. */
  static MutableHttpResponse<byte[]> of(HttpStatus status, String detail, String request) {
    return response(status, kind(status), detail, null, null, null, request);
  }

  /** The answer to what policy, or an operator, has refused. */
  public static MutableHttpResponse<byte[]> refused(
      String detail, List<Violation> violations, String request) {
    return response(status(Kind.REFUSED), Kind.REFUSED, detail, null, null, violations, request);
  }

  private static MutableHttpResponse<byte[]> response(
      HttpStatus status,
      Kind kind,
      String detail,
      @Nullable List<String> also,
      @Nullable String hint,
      @Nullable List<Violation> violations,
      String request) {
    Problem problem =
        new Problem(
            "urn:sealport:problem:" + kind.wire(),
            status.getReason(),
            status.getCode(),
            detail,
            kind.wire(),
            also,
            hint,
            violations,
            request);
    try {
      return HttpResponse.<byte[]>status(status)
          .body(JSON.writeValueAsBytes(problem))
          .contentType(MediaType.of(MEDIA_TYPE));
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "a problem cannot be written", e);
    }
  }
}
