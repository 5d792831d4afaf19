package io.sealport.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class OtlpTracingTest {

  private static final String PARENT = "0af7651916cd43dd8448eb211c80319c";
  private static final String SAMPLED = "00-" + PARENT + "-b7ad6b7169203331-01";

  private final Collector collector = new Collector();

  @AfterEach
  void stop() {
    collector.close();
  }

  private OtlpTracing tracing(int share) {
    return OtlpTracing.to(collector.address(), share, "test");
  }

  private static void run(Trace trace) {
    trace.begin(Figure.SIGNING, List.of("users", "ec-p256")).end(false);
    trace.begin(Figure.COMMITTING, List.of()).end(true);
    trace.end("POST /api/v1/requests", 201);
  }

  @Test
  void a_request_and_its_steps_are_one_trace() {
    OtlpTracing tracing = tracing(100);
    Trace trace = tracing.begin("POST", "0123456789abcdef", null, null);
    run(trace);
    tracing.close();

    List<Collector.Span> spans = collector.spans(trace.id().orElseThrow());
    assertThat(spans)
        .extracting(Collector.Span::name)
        .containsExactlyInAnyOrder("POST /api/v1/requests", "signing", "commit wait");
    Collector.Span request = named(spans, "POST /api/v1/requests");
    assertThat(request.parent()).isEmpty();
    assertThat(request.attributes())
        .containsEntry("http.route", "/api/v1/requests")
        .containsEntry("http.response.status_code", "201")
        .containsEntry("sealport.request", "0123456789abcdef");
    assertThat(named(spans, "signing").parent()).isEqualTo(request.id());
    assertThat(named(spans, "signing").attributes())
        .containsEntry("sealport.issuer", "users")
        .containsEntry("sealport.algorithm", "ec-p256");
  }

  private static Collector.Span named(List<Collector.Span> spans, String name) {
    return spans.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void a_caller_who_traces_is_the_parent_whatever_the_share() {
    OtlpTracing tracing = tracing(0);
    run(tracing.begin("POST", "1", SAMPLED, "vendor=x"));
    run(tracing.begin("POST", "2", null, null));
    tracing.close();

    assertThat(collector.spans()).hasSize(3).allMatch(s -> s.trace().equals(PARENT));
    assertThat(named(collector.spans(), "POST /api/v1/requests").parent())
        .isEqualTo("b7ad6b7169203331");
  }

  @Test
  void a_caller_who_does_not_trace_is_followed_too() {
    OtlpTracing tracing = tracing(100);
    Trace trace = tracing.begin("POST", "1", SAMPLED.replaceFirst("01$", "00"), null);
    run(trace);
    tracing.close();

    assertThat(trace.id()).contains(PARENT);
    assertThat(collector.spans()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "00-0-0-01", "ff-" + PARENT + "-b7ad6b7169203331-01", "00\n"})
  void what_is_no_traceparent_is_no_parent(String parent) {
    OtlpTracing tracing = tracing(100);
    Trace trace = tracing.begin("POST", "1", parent, null);
    run(trace);
    tracing.close();

    assertThat(trace.id().orElseThrow()).matches("[0-9a-f]{32}").isNotEqualTo(PARENT);
    assertThat(collector.spans(trace.id().orElseThrow())).hasSize(3);
  }

  @Test
  void an_invented_method_is_not_a_name() {
    OtlpTracing tracing = tracing(100);
    tracing.begin("INVENTED", "1", null, null).end("none", 405);
    tracing.close();

    assertThat(collector.spans().get(0).attributes())
        .containsEntry("http.request.method", "_OTHER");
    assertThat(collector.everything()).doesNotContain("INVENTED");
  }

  @Test
  void a_collector_that_is_not_there_holds_nobody_up() {
    URI nowhere = collector.address();
    collector.close();
    OtlpTracing tracing = OtlpTracing.to(nowhere, 100, "test");
    long began = System.nanoTime();
    for (int i = 0; i < 10_000; i++) {
      run(tracing.begin("POST", "1", null, null));
    }

    // Far more than the queue holds.
    assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    tracing.close();
  }
}
