package io.sealport.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Problem;
import io.sealport.cli.console.Violations;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns an answer that is not a success back into the fault that it tells of. */
final class Problems {

  private Problems() {}

  static Fault of(HttpResponse<String> response, ObjectMapper mapper) {
    Problem problem = read(response.body(), mapper);
    if (problem == null || problem.detail() == null) {
      return Fault.of(
          kind(response.statusCode()),
          "the server answered HTTP " + response.statusCode() + " without saying why");
    }
    Kind kind = kind(problem, response.statusCode());
    Fault fault =
        problem.violations() == null || problem.violations().isEmpty()
            ? plain(kind, problem)
            : Violations.refusal(problem.detail(), problem.violations());
    String hint = hint(problem, kind);
    return hint == null ? fault : fault.withHint(hint);
  }

  private static Fault plain(Kind kind, Problem problem) {
    Stream<String> also = problem.also() == null ? Stream.of() : problem.also().stream();
    return Fault.ofAll(
        Stream.concat(Stream.of(problem.detail()), also).map(m -> Fault.of(kind, m)).toList());
  }

  private static @Nullable Problem read(String body, ObjectMapper mapper) {
    try {
      return mapper.readValue(body, Problem.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static @Nullable String hint(Problem problem, Kind kind) {
    if (problem.hint() != null || problem.request() == null || kind != Kind.INTERNAL) {
      return problem.hint();
    }
    return "the server's log knows this as " + problem.request();
  }

  private static Kind kind(Problem problem, int status) {
    return Arrays.stream(Kind.values())
        .filter(k -> k.wire().equals(problem.kind()))
        .findFirst()
        .orElseGet(() -> kind(status));
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHENTICATED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 413 -> Kind.TOO_LARGE;
      case 422 -> Kind.REFUSED;
      case 429 -> Kind.BUSY;
      case 502, 503, 504 -> Kind.UNAVAILABLE;
      default -> status >= 500 ? Kind.INTERNAL : Kind.BAD_INPUT;
    };
  }
}
