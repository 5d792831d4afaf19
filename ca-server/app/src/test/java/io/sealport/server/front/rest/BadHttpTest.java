package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.Problem;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before a request reaches a room. */
@ExtendWith(SharedServer.class)
class BadHttpTest {

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private Answer post(String body) {
    return server
        .administrator()
        .post(Asking.REQUESTS, body.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "{", "{\"profile\": }", "[1, 2", "\\u0000"})
  void what_is_not_json_is_told_with_its_place(String body) {
    assertThat(post(body).problem(400, "bad-input").detail()).contains("the body is not JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "5", "true"})
  void json_of_another_kind_is_bad_input(String body) {
    post(body).problem(400, "bad-input");
  }

  @Test
  void an_unknown_field_is_named_with_the_known_ones() {
    Problem problem = post("{\"profil\": \"ftps-server\"}").problem(400, "bad-input");

    assertThat(problem.detail())
        .isEqualTo(
            "the body has an unknown field \"profil\"; known are csr, names, profile, validity");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"validity\": {}}', validity",
    "'{\"profile\": {}}', profile",
    "'{\"csr\": []}', csr"
  })
  void a_field_of_the_wrong_type_is_named(String body, String field) {
    assertThat(post(body).problem(400, "bad-input").detail())
        .isEqualTo("the body's field \"" + field + "\" has a value of the wrong type");
  }

  @Test
  void a_null_among_the_names_is_told() {
    assertThat(
            post("{\"profile\": \"ftps-user\", \"names\": [\"a\", null], \"csr\": \"x\"}")
                .problem(400, "bad-input")
                .detail())
        .isEqualTo("one of the names is null");
  }

  @Test
  void a_missing_body_is_bad_input() {
    server.administrator().post(Asking.REQUESTS).problem(400, "bad-input");
    post("").problem(400, "bad-input");
    post("null").problem(400, "bad-input");
    server.administrator().post(Asking.TOKENS).problem(400, "bad-input");
  }

  @Test
  void a_body_of_another_type_is_told() {
    Answer answer =
        server.administrator().post(Asking.REQUESTS, new byte[] {1, 2}, "application/octet-stream");

    assertThat(answer.problem(415, "bad-input").status()).isEqualTo(415);
  }

  @Test
  void a_body_of_a_megabyte_is_too_large() {
    byte[] body = new byte[1024 * 1024];
    java.util.Arrays.fill(body, (byte) ' ');

    server.anyone().post(Asking.REQUESTS, body, "application/json").problem(413, "too-large");
    assertThat(server.anyone().get("/api/v1/server").status()).isEqualTo(200);
  }

  @Test
  void a_long_query_is_refused_in_order() {
    Answer answer = server.administrator().get("/api/v1/journal?after=" + "1".repeat(3000));

    answer.problem(400, "bad-input");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/v1",
        "/api/v2/server",
        "/api/v1/nothing",
        "/beans",
        "/health",
        "/routes"
      })
  void an_unknown_route_is_not_found(String path) {
    Problem problem = server.anyone().get(path).problem(404, "not-found");

    assertThat(problem.detail()).isEqualTo("nothing is served at " + path);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/server",
    "PUT, /api/v1/requests",
    "POST, /api/v1/journal",
    "DELETE, /api/v1/certificates/aa",
    "PATCH, /api/v1/tokens"
  })
  void a_wrong_method_is_told_with_the_right_ones(String method, String path) {
    Answer answer = server.anyone().send(method, path, BodyPublishers.noBody());

    assertThat(answer.problem(405, "bad-input").detail())
        .isEqualTo(method + " is not served at " + path);
    assertThat(answer.header("Allow")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/server",
    "GET, /api/v1/me",
    "POST, /api/v1/requests",
    "GET, /api/v1/certificates",
    "GET, /api/v1/nothing"
  })
  void the_api_is_not_served_over_plain_http(String method, String path) {
    Answer answer = server.plain().send(method, path, BodyPublishers.noBody());

    answer.problem(404, "not-found");
  }

  @Test
  void a_token_over_plain_http_is_not_looked_at() {
    Answer answer = server.plain().get("/api/v1/journal", "Authorization", "Bearer slp_whatever");

    assertThat(answer.problem(404, "not-found").hint()).isEqualTo("use the https address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Basic YTpi", "slp_abc", "Bearer a b", "Bearer\ta"})
  void a_malformed_authorization_is_told(String header) {
    Problem problem =
        server.authorization(header).get("/api/v1/me").problem(401, "unauthenticated");

    assertThat(problem.detail())
        .isEqualTo("the Authorization header is not of the form: Bearer TOKEN");
  }

  @Test
  void an_endless_token_is_told() {
    server.bearer("x".repeat(4000)).get("/api/v1/me").problem(401, "unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=1001", "limit=-1", "limit=x", "after=-1", "after=x", "limit="})
  void a_page_that_cannot_be_is_told(String query) {
    for (String list : List.of("certificates", "requests", "tokens", "journal")) {
      Problem problem =
          server.administrator().get("/api/v1/" + list + "?" + query).problem(400, "bad-input");
      assertThat(problem.detail()).contains("wanted a number from");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz", "AA", "0x1", "-1", "%00", "1%0a", "..%2f"})
  void a_serial_that_is_none_is_told(String serial) {
    Answer answer = server.administrator().get(Asking.CERTIFICATES + "/" + serial);

    assertThat(answer.status()).isIn(400, 404);
    answer.problem(answer.status(), answer.status() == 400 ? "bad-input" : "not-found");
  }

  @Test
  void things_that_do_not_exist_are_not_found() {
    for (String path :
        List.of(
            Asking.CERTIFICATES + "/abcdef",
            Asking.REQUESTS + "/nosuchrequest",
            "/api/v1/profiles/nosuchprofile",
            "/api/v1/authorities/nosuchca",
            "/ca/nosuchca.crt",
            "/crl/nosuchca.crl")) {
      server.administrator().get(path).problem(404, "not-found");
    }
    server.administrator().post(Asking.TOKENS + "/nosuchtoken/revoke").problem(404, "not-found");
  }
}
