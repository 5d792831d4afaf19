package io.sealport.server.front.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.RequestInfo;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.TestHome;
import io.sealport.server.front.rest.Asking;
import io.sealport.server.watch.Collector;
import io.sealport.server.watch.PrometheusText;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A server that is configured to be traced, and read on its own machine without a credential. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchedServerTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @TempDir static Path folder;
  private static final Collector COLLECTOR = new Collector();
  private static RunningServer server;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    Path home = TestHome.copyInto(folder);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(
        home.resolve("sealport.yaml"),
        "metrics-port: " + port + "\ntrace-url: " + COLLECTOR.address() + "\n",
        StandardOpenOption.APPEND);
    server = RunningServer.on(home, new FakeClock());
  }

  @AfterAll
  static void stop() {
    COLLECTOR.close();
  }

  private static HttpResponse<String> local(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Test
  @Order(1)
  void the_local_port_serves_figures_and_health_to_whoever_is_on_the_machine() throws Exception {
    HttpResponse<String> metrics = local("/metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(PrometheusText.parse(metrics.body().getBytes()).names())
        .contains("sealport_crl_age_seconds");
    assertThat(local("/health/ready").statusCode()).isEqualTo(200);
    assertThat(local("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
  }

  @Test
  @Order(1)
  void the_local_port_serves_nothing_else() throws Exception {
    for (String path :
        List.of("/api/v1/server", "/api/v1/health", "/api/v1/certificates", "/crl/users.crl")) {
      assertThat(local(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  @Order(1)
  void a_page_in_a_browser_of_the_machine_reads_nothing_there() throws Exception {
    assertThat(local("/metrics", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(local("/metrics", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
  }

  @Test
  @Order(2)
  void a_request_is_traced_through_its_steps_below_its_caller_and_tells_no_secret() {
    Answer issued =
        server
            .administrator()
            .postWith(
                Asking.REQUESTS,
                Asking.honest("ftps-user", "login:traced"),
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
    issued.as(201, RequestInfo.class);
    server.bearer("not-a-token-but-a-secret").get("/api/v1/certificates");
    server.close();

    List<Collector.Span> spans = COLLECTOR.spans(TRACE);
    assertThat(spans)
        .extracting(Collector.Span::name)
        .contains("POST /api/v1/requests", "judging", "signing", "commit wait");
    Collector.Span request =
        spans.stream().filter(s -> s.name().startsWith("POST")).findFirst().orElseThrow();
    assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
    assertThat(request.attributes())
        .containsEntry("sealport.request", issued.header("X-Request-Id"));
    assertThat(spans).filteredOn(s -> s != request).allMatch(s -> s.parent().equals(request.id()));
    assertThat(COLLECTOR.spans()).anyMatch(s -> s.name().equals("GET /api/v1/certificates"));
    assertThat(COLLECTOR.everything()).doesNotContain("a-secret").doesNotContain("traced");
  }
}
