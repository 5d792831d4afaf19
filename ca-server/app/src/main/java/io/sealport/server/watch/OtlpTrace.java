package io.sealport.server.watch;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Optional;

/** The spans of one request: its own, and below it one for each step. */
final class OtlpTrace implements Trace {

  /** What the server itself did wrong; a refusal is no error. */
  private static final int SERVER_ERROR = 500;

  private final Tracer tracer;
  private final io.opentelemetry.api.trace.Span request;
  private final Context below;

  OtlpTrace(Tracer tracer, io.opentelemetry.api.trace.Span request, Context below) {
    this.tracer = tracer;
    this.request = request;
    this.below = below;
  }

  @Override
  public Optional<String> id() {
    return Optional.of(request.getSpanContext().getTraceId());
  }

  @Override
  public Span begin(Figure step, List<String> values) {
    if (!request.isRecording()) {
      return Span.NONE;
    }
    SpanBuilder builder = tracer.spanBuilder(step.step()).setParent(below);
    for (int i = 0; i < values.size(); i++) {
      builder.setAttribute("sealport." + step.labels().get(i), values.get(i));
    }
    io.opentelemetry.api.trace.Span span = builder.startSpan();
    return failed -> {
      if (failed) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    };
  }

  @Override
  public void end(String route, int status) {
    request.updateName(route);
    request.setAttribute("http.route", route.substring(route.indexOf(' ') + 1));
    request.setAttribute("http.response.status_code", (long) status);
    if (status >= SERVER_ERROR) {
      request.setStatus(StatusCode.ERROR);
    }
    request.end();
  }
}
