package io.sealport.server.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** Spells the errors that the framework finds itself: no such route, wrong method, too large. */
@Singleton
@Primary
class FrameworkErrors implements ErrorResponseProcessor<byte[]> {

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    String found =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    String detail =
        switch (response.status()) {
          case NOT_FOUND -> "nothing is served at " + context.getRequest().getPath();
          case METHOD_NOT_ALLOWED ->
              context.getRequest().getMethodName()
                  + " is not served at "
                  + context.getRequest().getPath();
          case INTERNAL_SERVER_ERROR -> "an unexpected error";
          default ->
              json(context)
                  .map(JsonMistake::describe)
                  .orElse(found.isEmpty() ? response.status().getReason() : found);
        };
    MutableHttpResponse<byte[]> problem =
        Problems.of(response.status(), detail, RequestIds.of(context.getRequest()));
    response.getHeaders().forEach((name, values) -> copy(problem, name, values));
    return problem;
  }

  private static Optional<JsonProcessingException> json(ErrorContext context) {
    return context.getRootCause().flatMap(e -> Causes.find(e, JsonProcessingException.class));
  }

  private static void copy(
      MutableHttpResponse<byte[]> problem, String name, java.util.List<String> values) {
    if (name.equalsIgnoreCase("Allow")) {
      values.forEach(v -> problem.header(name, v));
    }
  }
}
