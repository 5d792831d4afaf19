package io.sealport.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Json;
import io.sealport.api.Page;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The REST interface under {@code /api/v1} of one server. Paths are those of the interface without
 * that prefix, such as {@code /certificates}. Every answer that is not a success, and every failure
 * to get one, is a {@link Fault}.
 */
public final class ApiClient {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Making an RSA-4096 key and waiting for a busy disk fit into it. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** The most that the server gives at once. */
  private static final int PAGE = 1000;

  private final URI server;
  private final Duration patience;
  private final HttpClient http;
  private final TransportFaults transport;
  private final @Nullable String bearer;
  private final ObjectMapper mapper = Json.mapper();
  private volatile Optional<Duration> retryAfter = Optional.empty();

  /**
   * A client of the target; nothing is sent yet.
   *
   * @throws Fault BAD_INPUT or NOT_FOUND if its files are not certificates and keys
   */
  public ApiClient(Target target) {
    this(target, ANSWER);
  }

  /**
   * The same that waits for an answer only that long.
   *
   * @throws Fault BAD_INPUT or NOT_FOUND if its files are not certificates and keys
   */
  public ApiClient(Target target, Duration patience) {
    requireHttps(target.server());
    this.server = target.server();
    this.patience = patience;
    this.transport = new TransportFaults(server, target.trust());
    this.bearer = target.credential() instanceof Credential.Bearer b ? b.token() : null;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.compareTo(CONNECT) < 0 ? patience : CONNECT)
            .sslContext(Tls.context(target.trust(), target.credential()))
            .build();
  }

  /** Where this client speaks to. */
  public URI server() {
    return server;
  }

  /** How long the server asked to wait in its last answer, if it did (RFC 9110 10.2.3). */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The one object at a path. */
  public <T> T get(String path, Class<T> type) {
    return read(send(request(path).GET()), type);
  }

  /** What the server publishes at a path of its own, such as {@code /crl/crls.pem}. */
  public String published(String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER).GET());
  }

  /** The list at a path that is not paged. */
  public <T> List<T> list(String path, Class<T> item) {
    JavaType type = mapper.getTypeFactory().constructCollectionType(List.class, item);
    return parsed(() -> mapper.readValue(send(request(path).GET()), type));
  }

  /** Every item of a paged list, page after page. */
  public <T> List<T> all(String path, Query query, Class<T> item) {
    return all(path, query, null, item, count -> {});
  }

  /**
   * Every item of a paged list after the one given.
   *
   * @param read told after each page how many have come
   * @param after as {@link Page#next} spells it; absent for all
   */
  public <T> List<T> all(
      String path, Query query, @Nullable String after, Class<T> item, IntConsumer read) {
    JavaType type = mapper.getTypeFactory().constructParametricType(Page.class, item);
    List<T> all = new ArrayList<>();
    String from = after;
    do {
      Query page = query.with("limit", PAGE).with("after", from);
      String body = send(request(path + page).GET());
      Page<T> found = parsed(() -> mapper.readValue(body, type));
      all.addAll(found.items());
      read.accept(all.size());
      from = found.next();
    } while (from != null);
    return all;
  }

  /** Sends a body and reads the answer. */
  public <T> T post(String path, Object body, Class<T> type) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(body)));
    return read(send(request), type);
  }

  /** Sends a body and waits so long for the answer: the server goes through all that it has. */
  public <T> T post(String path, Object body, Class<T> type, Duration patience) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .timeout(patience)
            .POST(BodyPublishers.ofString(json(body)));
    return read(send(request), type);
  }

  /**
   * Sends a body that the server acts on once, however often it comes.
   *
   * @param idempotencyKey 22 or more characters of base64url that nobody else can guess
   */
  public <T> T post(String path, Object body, Class<T> type, String idempotencyKey) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            // A quoted string, as draft-ietf-httpapi-idempotency-key-header has it.
            .header("Idempotency-Key", '"' + idempotencyKey + '"')
            .POST(BodyPublishers.ofString(json(body)));
    return read(send(request), type);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + path))
            .timeout(patience)
            .header("Accept", "application/json, application/problem+json");
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return request;
  }

  private String send(HttpRequest.Builder request) {
    retryAfter = Optional.empty();
    try {
      HttpResponse<String> response =
          http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      retryAfter = response.headers().firstValue("Retry-After").flatMap(RetryAfter::read);
      if (response.statusCode() / 100 != 2) {
        throw Problems.of(response, mapper);
      }
      return response.body();
    } catch (IOException e) {
      throw transport.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of(Kind.UNAVAILABLE, "interrupted while waiting for " + server, e);
    }
  }

  private <T> T read(String body, Class<T> type) {
    return parsed(() -> mapper.readValue(body, type));
  }

  /** Reads JSON. */
  private interface Reading<T> {
    T read() throws JsonProcessingException;
  }

  private <T> T parsed(Reading<T> reading) {
    try {
      return reading.read();
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.UNAVAILABLE, server + " did not answer as a Sealport server does", e)
          .withHint("is this the https address of the server?");
    }
  }

  private String json(Object body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write the request as JSON", e);
    }
  }

  private static void requireHttps(URI server) {
    if (!"https".equals(server.getScheme()) || server.getHost() == null) {
      throw Fault.of(Kind.BAD_INPUT, "\"" + server + "\" is not the https address of a server")
          .withHint("it looks like https://ca.example.com:8443");
    }
  }
}
