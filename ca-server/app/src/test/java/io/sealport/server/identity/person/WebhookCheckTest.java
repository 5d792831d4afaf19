package io.sealport.server.identity.person;

import static io.sealport.server.identity.person.PersonOrders.login;
import static io.sealport.server.identity.person.PersonOrders.looking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.web.WebAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that says yes, no, and everything that is neither. */
@Tag("once")
@Timeout(60)
class WebhookCheckTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String YES = "{\"allow\": true}";
  private static final Order ORDER =
      PersonOrders.of("r1", "login:alice", "email:alice@example.com");

  @TempDir Path folder;

  private LoopbackWeb web;
  private Path secret;
  private WebhookCheck check;
  private final AtomicReference<JsonNode> question = new AtomicReference<>();

  @BeforeEach
  void start() throws IOException {
    web = LoopbackWeb.plain();
    secret = folder.resolve("secret");
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, SECRET + "\n");
    check = check(Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private WebhookCheck check(Duration timeout) {
    return new WebhookCheck(
        new WebhookSettings(
            Optional.of(
                new WebhookSettings.Service(
                    web.at("/ask"), secret, Optional.empty(), timeout, Duration.ofSeconds(60)))),
        new SecureRandom());
  }

  /** Written anew from the documented words, not with the code under test. */
  private static String seal(
      String key, String direction, long seconds, String nonce, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((direction + "\n" + seconds + "\n" + nonce + "\n").getBytes("UTF-8"));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void hear(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode asked = new ObjectMapper().readTree(body);
    String header = exchange.getRequestHeaders().getFirst("Sealport-Signature");
    assertThat(header)
        .isEqualTo(
            seal(
                SECRET,
                "question",
                PersonOrders.NOW.getEpochSecond(),
                asked.get("nonce").asText(),
                body));
    question.set(asked);
  }

  private String nonce() {
    return question.get().get("nonce").asText();
  }

  private void answers(String text) {
    answers(text, SECRET, PersonOrders.NOW);
  }

  private void answers(String text, String key, Instant at) {
    web.page(
        "/ask",
        exchange -> {
          hear(exchange);
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          String seal = seal(key, "answer", at.getEpochSecond(), nonce(), body);
          exchange.getResponseHeaders().set("Sealport-Signature", seal);
          LoopbackWeb.send(exchange, 200, body);
        });
  }

  private Finding look() {
    return look(login("alice"));
  }

  private Finding look(Subject subject) {
    return check.look(ORDER, subject, Answers.NONE, looking());
  }

  private void refuses(String sentence) {
    assertThat(look())
        .isInstanceOf(Finding.NotProven.class)
        .extracting(Finding::statement)
        .asString()
        .contains(sentence);
  }

  @Test
  void a_signed_yes_proves_the_names_of_the_request() {
    answers("{\"allow\": true, \"reason\": \"known\", \"evidence\": \"ticket 4711\"}");

    assertThat(look())
        .isEqualTo(
            new Finding.Proven(
                Set.of(Name.login("alice"), Name.parse("email:alice@example.com")),
                "the operator's service: ticket 4711"));
  }

  @Test
  void the_question_says_everything_that_it_is_about() {
    answers(YES);
    look();

    JsonNode asked = question.get();
    assertThat(asked.get("version").asInt()).isEqualTo(1);
    assertThat(asked.get("request").asText()).isEqualTo("r1");
    assertThat(asked.get("profile").asText()).isEqualTo("person");
    assertThat(asked.get("names").toString())
        .isEqualTo("[\"login:alice\",\"email:alice@example.com\"]");
    assertThat(asked.get("subject").asText()).isEqualTo("login:alice");
    assertThat(asked.get("requester").asText()).isEqualTo("key:of-r1");
    assertThat(asked.get("keySha256").asText()).hasSize(64);
    assertThat(asked.get("csr").asText()).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
    assertThat(asked.get("from").asText()).isEqualTo("127.0.0.1");
    assertThat(asked.get("nonce").asText()).hasSize(43).isNotEqualTo(ORDER.nonce());
    assertThat(asked.get("time").asText()).isEqualTo("2026-03-04T10:00:30Z");
  }

  @Test
  void of_the_requester_no_name_is_proven_unless_it_is_said() {
    answers(YES);
    assertThat(look(Subject.REQUESTER))
        .isEqualTo(new Finding.Proven(Set.of(), "the operator's service"));
    answers("{\"allow\": true, \"names\": [\"login:alice\"]}");
    assertThat(look(Subject.REQUESTER))
        .isEqualTo(new Finding.Proven(Set.of(Name.login("alice")), "the operator's service"));
  }

  @Test
  void an_answer_can_narrow_the_names_and_never_widen_them() {
    answers("{\"allow\": true, \"names\": [\"login:alice\", \"login:root\"]}");
    assertThat(look())
        .isEqualTo(new Finding.Proven(Set.of(Name.login("alice")), "the operator's service"));

    answers("{\"allow\": true, \"names\": [\"email:alice@example.com\"]}");
    refuses("does not say yes to login:alice");
    answers("{\"allow\": true, \"names\": []}");
    refuses("does not say yes to login:alice");
  }

  @Test
  void a_no_is_a_no() {
    answers("{\"allow\": false, \"reason\": \"left the company\"}");

    refuses("the operator's service says no: left the company");
  }

  @Test
  void an_unsigned_yes_is_none() {
    web.text("/ask", YES);
    refuses("the service's answer is not signed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1=00", "t=1", "t=1,v1=zz", "t=1,v0=00", "true"})
  void a_crooked_signature_is_none(String header) {
    web.page(
        "/ask",
        e -> {
          e.getResponseHeaders().set("Sealport-Signature", header);
          LoopbackWeb.send(e, 200, YES.getBytes(StandardCharsets.UTF_8));
        });
    refuses("the service's answer is not signed");
  }

  @Test
  void another_secret_is_refused() {
    answers(YES, "another secret of the same length", PersonOrders.NOW);
    refuses("the signature of the service's answer is wrong");
  }

  @Test
  void a_changed_answer_is_refused() {
    web.page(
        "/ask",
        exchange -> {
          hear(exchange);
          byte[] no = "{\"allow\": false}".getBytes(StandardCharsets.UTF_8);
          String seal = seal(SECRET, "answer", PersonOrders.NOW.getEpochSecond(), nonce(), no);
          exchange.getResponseHeaders().set("Sealport-Signature", seal);
          LoopbackWeb.send(exchange, 200, YES.getBytes(StandardCharsets.UTF_8));
        });
    refuses("the signature of the service's answer is wrong");
  }

  @Test
  void yesterdays_answer_is_refused() {
    answers(YES);
    look();
    String old = nonce();
    web.page(
        "/ask",
        exchange -> {
          byte[] body = YES.getBytes(StandardCharsets.UTF_8);
          String seal = seal(SECRET, "answer", PersonOrders.NOW.getEpochSecond(), old, body);
          exchange.getResponseHeaders().set("Sealport-Signature", seal);
          LoopbackWeb.send(exchange, 200, body);
        });
    refuses("the signature of the service's answer is wrong");
  }

  @Test
  void the_question_sent_back_is_no_answer() {
    web.page(
        "/ask",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange
              .getResponseHeaders()
              .set(
                  "Sealport-Signature",
                  exchange.getRequestHeaders().getFirst("Sealport-Signature"));
          LoopbackWeb.send(exchange, 200, body);
        });
    refuses("the signature of the service's answer is wrong");
  }

  @Test
  void a_clock_too_far_away_is_said() {
    answers(YES, SECRET, PersonOrders.NOW.minusSeconds(61));
    refuses("61 seconds from now; wanted at most 60");
    answers(YES, SECRET, PersonOrders.NOW.plusSeconds(61));
    refuses("61 seconds from now; wanted at most 60");
    answers(YES, SECRET, PersonOrders.NOW.plusSeconds(60));
    assertThat(look()).isInstanceOf(Finding.Proven.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "true",
        "[]",
        "{}",
        "{\"allow\": null}",
        "{\"allow\": \"true\"}",
        "{\"allow\": 1}",
        "{\"allow\": false, \"allow\": true}",
        "{\"allow\": true} {\"allow\": false}",
        "{\"allow\": true, \"alow\": 1}",
        "{\"allow\": true, \"names\": \"login:alice\"}",
        "{\"allow\": true",
        "yes"
      })
  void what_is_no_such_answer_is_refused_though_it_is_signed(String body) {
    answers(body);
    refuses("the service's answer is no JSON object");
  }

  @Test
  void a_name_that_is_none_is_refused() {
    answers("{\"allow\": true, \"names\": [\"alice\"]}");
    refuses("\"alice\" has no type");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 307, 400, 403, 500, 503})
  void another_status_is_no_answer(int status) {
    web.text("/elsewhere", YES);
    web.page(
        "/ask",
        exchange -> {
          hear(exchange);
          byte[] body = YES.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Location", web.at("/elsewhere").toString());
          exchange
              .getResponseHeaders()
              .set(
                  "Sealport-Signature",
                  seal(SECRET, "answer", PersonOrders.NOW.getEpochSecond(), nonce(), body));
          LoopbackWeb.send(exchange, status, status == 204 ? new byte[0] : body);
        });
    refuses("the service answered with status " + status + "; wanted 200");
    assertThat(web.asked()).containsExactly("/ask");
  }

  @Test
  void too_large_an_answer_is_given_up() {
    answers(YES + " ".repeat(64 * 1024));
    refuses("sent more than 65536 bytes");
  }

  @Test
  void too_slow_a_service_is_given_up() {
    check = check(Duration.ofMillis(500));
    web.page(
        "/ask",
        e -> {
          e.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            e.getResponseBody().write(' ');
            e.getResponseBody().flush();
            pause();
          }
        });
    long begin = System.nanoTime();
    refuses("did not answer in full within the time given");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_service_that_hangs_up_or_is_not_there_is_said() {
    web.page(
        "/ask",
        e -> {
          throw new IOException("hang up");
        });
    refuses("broke off");
    web.close();
    refuses("no connection to 127.0.0.1");
  }

  @Test
  void a_secret_that_others_can_read_or_guess_is_not_used() throws IOException {
    answers(YES);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    refuses("cannot read the secret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(secret, "short");
    refuses("cannot read the secret");
    assertThat(web.asked()).isEmpty();
  }

  @Test
  void no_transcript_holds_the_secret() {
    answers(YES);
    Looking looking = looking();
    check.look(ORDER, login("alice"), Answers.NONE, looking);

    assertThat(String.join("\n", looking.transcript().lines()))
        .contains("POST")
        .doesNotContain(SECRET);
  }

  @Test
  void only_https_or_loopback_is_asked() {
    for (String bad :
        new String[] {
          "http://hooks.example.com/", "ftp://x", "https://u@x/", "x", "http://10.0.0.1/"
        }) {
      assertThatThrownBy(() -> WebAddress.parse(bad))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("wanted https://HOST");
    }
    assertThat(WebAddress.parse("https://hooks.example.com/ca")).hasScheme("https");
    assertThat(WebAddress.parse("http://[::1]:8080/ca")).hasScheme("http");
  }

  @Test
  void nothing_is_proven_without_a_service() {
    WebhookCheck none = new WebhookCheck(WebhookSettings.NONE, new SecureRandom());
    assertThat(none.look(ORDER, login("alice"), Answers.NONE, looking()))
        .isEqualTo(new Finding.NotProven("this CA asks no service: none is configured"));
    assertThat(none.isReady(ORDER, Answers.NONE)).isTrue();
    assertThat(none.step(ORDER, login("alice")).words())
        .anyMatch(w -> w.contains("sealport request resume r1"));
  }

  @Test
  void a_yes_is_for_this_request_alone() {
    assertThat(check.isReusable()).isFalse();
  }
}
