package io.sealport.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The REST API for what is not timed: as an officer, over https whose certificate is checked. */
final class Api {

  private static final ObjectMapper JSON = Json.mapper();

  private final HttpClient client;
  private final String base;
  private final String token;

  Api(Lab lab, BenchHome home, BenchServer server) throws IOException, InterruptedException {
    this.client = HttpClient.newBuilder().sslContext(trusting(home.authority("root"))).build();
    this.base = server.https() + "/api/v1";
    String printed =
        lab.output(
            lab.cli().toString(),
            "token",
            "create",
            "--home",
            home.folder().toString(),
            "--role",
            "officer",
            "--ttl",
            "1d");
    this.token = printed.lines().reduce("", (before, line) -> line.isBlank() ? before : line);
  }

  /** The header that says who asks. */
  String authorization() {
    return "Authorization: Bearer " + token;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  JsonNode post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    WrongAnswerException.unless(
        answer.statusCode() / 100 == 2,
        request.uri() + " answers " + answer.statusCode() + ": " + answer.body());
    return JSON.readTree(answer.body());
  }

  private static SSLContext trusting(Path root) throws IOException {
    try {
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      try (var in = Files.newInputStream(root)) {
        anchors.setCertificateEntry(
            "root", CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(anchors);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up", e);
    }
  }
}
