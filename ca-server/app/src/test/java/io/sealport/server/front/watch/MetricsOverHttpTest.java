package io.sealport.server.front.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.RequestInfo;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.front.rest.Asking;
import io.sealport.server.watch.PrometheusText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads, and who may. */
class MetricsOverHttpTest {

  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Client token(String role, String... scopes) {
    TokenRequest wanted = new TokenRequest(null, null, role, "1h", List.of(scopes), null);
    return server.bearer(
        server.administrator().post(Asking.TOKENS, wanted).as(201, TokenInfo.class).token());
  }

  private static PrometheusText scrape() {
    Answer answer = server.administrator().get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    return PrometheusText.parse(answer.bytes());
  }

  @Test
  void what_is_issued_counts_and_every_step_of_it_is_timed() {
    PrometheusText before = scrape();

    server
        .administrator()
        .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:meter"))
        .as(201, RequestInfo.class);
    server.administrator().post(Asking.REQUESTS, Asking.honest("ftps-user", "dns:x.example.com"));
    PrometheusText after = scrape();

    assertThat(grown(before, after, "sealport_certificates_issued_total", "profile", "ftps-user"))
        .isEqualTo(1);
    assertThat(grown(before, after, "sealport_requests_total", "outcome", "issued")).isEqualTo(1);
    assertThat(grown(before, after, "sealport_requests_total", "outcome", "refused")).isEqualTo(1);
    assertThat(grown(before, after, "sealport_refusals_total", "profile", "ftps-user"))
        .isPositive();
    assertThat(grown(before, after, "sealport_judging_seconds_count", "profile", "ftps-user"))
        .isEqualTo(2);
    assertThat(grown(before, after, "sealport_signing_seconds_count", "issuer", "users"))
        .isEqualTo(1);
    assertThat(grown(before, after, "sealport_journal_acts_total", "act", "certificate.issued"))
        .isEqualTo(1);
    assertThat(
            grown(
                before,
                after,
                "sealport_http_request_seconds_count",
                "route",
                "POST /api/v1/requests"))
        .isEqualTo(2);
    assertThat(after.value("sealport_commit_wait_seconds_count"))
        .isGreaterThanOrEqualTo(before.value("sealport_commit_wait_seconds_count") + 2);
    assertThat(after.value("sealport_group_commit_size_sum"))
        .isGreaterThanOrEqualTo(after.value("sealport_group_commit_size_count"));
  }

  private static double grown(
      PrometheusText before, PrometheusText after, String name, String label, String value) {
    return after.value(name, label, value) - before.value(name, label, value);
  }

  @Test
  void crls_expiry_health_and_the_machine_are_there() {
    PrometheusText text = scrape();

    assertThat(text.labels("sealport_crl_age_seconds", "ca"))
        .containsExactlyInAnyOrder("root", "servers", "users");
    assertThat(text.value("sealport_crl_left_seconds", "ca", "users")).isEqualTo(7 * 86_400);
    assertThat(text.value("sealport_crl_bytes", "ca", "users")).isPositive();
    assertThat(text.labels("sealport_certificates_expiring", "days"))
        .containsExactlyInAnyOrder("1", "7", "30", "90");
    assertThat(text.labels("sealport_health", "check"))
        .contains("database", "crls", "keys", "clock", "disk", "own-certificates", "server");
    assertThat(text.labels("sealport_alarms", "severity"))
        .containsExactlyInAnyOrder("warning", "critical");
    assertThat(text.value("sealport_requests_pending")).isZero();
    assertThat(text.value("sealport_journal_queue")).isZero();
    assertThat(text.labels("sealport_own_certificate_left_seconds", "purpose"))
        .contains("https", "ocsp:users");
    assertThat(text.value("sealport_database_connections", "state", "idle")).isPositive();
    assertThat(text.names())
        .contains("jvm_memory_used_bytes", "process_cpu_seconds_total")
        .doesNotContain("sealport_readings_missing");
  }

  @Test
  void open_metrics_is_written_where_it_is_asked_for() {
    Answer answer =
        server.administrator().get("/metrics", "Accept", "application/openmetrics-text");

    assertThat(answer.header("Content-Type")).startsWith("application/openmetrics-text");
    assertThat(answer.text()).endsWith("# EOF\n");
  }

  @Test
  void whoever_watches_needs_no_more_than_one_scope() {
    assertThat(token("auditor", "watch:read").get("/metrics").status()).isEqualTo(200);
    assertThat(token("auditor", "watch:read").get("/api/v1/certificates").status()).isEqualTo(403);
  }

  @Test
  void strangers_holders_and_other_tokens_learn_nothing() {
    server.anyone().get("/metrics").problem(401, "unauthenticated");
    server.plain().get("/metrics").problem(404, "not-found");
    token("auditor", "journal:read").get("/metrics").problem(403, "forbidden");
    server
        .with(Asking.issued(server, "ftps-user", "login:curious"))
        .get("/metrics")
        .problem(403, "forbidden");
  }
}
