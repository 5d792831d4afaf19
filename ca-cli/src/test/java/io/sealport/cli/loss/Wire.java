package io.sealport.cli.loss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** One client's way to the server. An answer that did not come whole is no answer. */
final class Wire {

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String https;
  private final String http;
  private final String token;
  private final HttpClient client;

  Wire(String https, String http, Path root, String token) {
    this.https = https;
    this.http = http;
    this.token = token;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .sslContext(trusting(root))
            .build();
  }

  /** Which server it leads to. */
  String place() {
    return https;
  }

  /** What came back, read to its end. */
  record Answer(int status, byte[] body) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("half an answer: " + new String(body), e);
      }
    }

    boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /** Empty where the server was not there to the end, or says that it cannot say. */
  Optional<Answer> post(String path, Map<String, ?> body, String idempotencyKey) {
    try {
      HttpRequest.Builder request =
          api(path)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      if (!idempotencyKey.isEmpty()) {
        request.header("Idempotency-Key", idempotencyKey);
      }
      return send(request.build());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Optional<Answer> get(String path) {
    return send(api(path).GET().build());
  }

  /** Over plain http, as relying parties fetch. */
  Optional<Answer> fetch(String path) {
    return send(HttpRequest.newBuilder(URI.create(http + path)).timeout(ANSWER).GET().build());
  }

  /** Every item of a paged list; the server must be there. */
  List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String after = "";
    do {
      String query = path.contains("?") ? "&" : "?";
      JsonNode page = get(path + query + "limit=1000" + after).orElseThrow().json();
      page.get("items").forEach(items::add);
      after = page.hasNonNull("next") ? "&after=" + page.get("next").asText() : "";
    } while (!after.isEmpty());
    return items;
  }

  private HttpRequest.Builder api(String path) {
    return HttpRequest.newBuilder(URI.create(https + "/api/v1" + path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token);
  }

  private Optional<Answer> send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      return answer.statusCode() == UNAVAILABLE
          ? Optional.empty()
          : Optional.of(new Answer(answer.statusCode(), answer.body()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static SSLContext trusting(Path root) {
    try (InputStream pem = Files.newInputStream(root)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
