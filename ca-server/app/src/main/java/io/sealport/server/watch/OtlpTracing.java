package io.sealport.server.watch;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to a collector by OTLP over http. Made only where one is configured: nothing of the
 * library is loaded elsewhere. No request waits for the collector; what it does not take is lost.
 */
public final class OtlpTracing implements Tracing {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A server that is told to stop does not wait long for what is lost anyway. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** As a caller may invent methods, and each would be a name of its own. */
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private OtlpTracing(SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider.get("sealport");
  }

  /**
   * Traces to that collector.
   *
   * @param share percent of the requests that are traced where their caller does not say
   */
  public static OtlpTracing to(URI collector, int share, String version) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(collector.toString())
            .setTimeout(PATIENCE)
            .build();
    Attributes program =
        Attributes.builder()
            .put("service.name", "sealport")
            .put("service.version", version)
            .build();
    return new OtlpTracing(
        SdkTracerProvider.builder()
            .setResource(Resource.create(program))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share / 100.0)))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build());
  }

  @Override
  public Trace begin(
      String method, String request, @Nullable String parent, @Nullable String state) {
    String known = METHODS.contains(method) ? method : "_OTHER";
    Context above = above(parent, state);
    Span span =
        tracer
            .spanBuilder(known)
            .setParent(above)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", known)
            .setAttribute("sealport.request", request)
            .startSpan();
    return new OtlpTrace(tracer, span, above.with(span));
  }

  private static Context above(@Nullable String parent, @Nullable String state) {
    if (parent == null) {
      return Context.root();
    }
    Map<String, String> headers = new HashMap<>(Map.of("traceparent", parent));
    if (state != null) {
      headers.put("tracestate", state);
    }
    // What is no traceparent is no parent.
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, Headers.GETTER);
  }

  private enum Headers implements TextMapGetter<Map<String, String>> {
    GETTER;

    @Override
    public Iterable<String> keys(Map<String, String> headers) {
      return headers.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> headers, String key) {
      return headers == null ? null : headers.get(key);
    }
  }

  /** Sends what has ended, and waits for that a little. */
  @Override
  public void close() {
    provider.shutdown().join(FAREWELL.toSeconds(), TimeUnit.SECONDS);
  }
}
