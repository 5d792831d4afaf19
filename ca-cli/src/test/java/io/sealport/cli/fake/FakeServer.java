package io.sealport.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.sealport.api.Json;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.cert.X509CertificateHolder;

/** Answers over TLS on 127.0.0.1 what a test tells it to, and remembers what it was asked. */
public final class FakeServer implements AutoCloseable {

  private final HttpsServer server;
  private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** One request: {@code line} is {@code GET /path?query} without the prefix. */
  public record Asked(
      String line,
      String body,
      List<String> authorization,
      List<String> peer,
      List<String> idempotencyKey) {

    public <T> T read(Class<T> type) {
      try {
        return Json.mapper().readValue(body, type);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** One answer. */
  public record Answer(int status, String body) {

    public static Answer json(int status, Object value) {
      try {
        return new Answer(status, Json.mapper().writeValueAsString(value));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** A server certified by the CA for localhost. */
  public static FakeServer of(FakeCa ca) {
    return of(ca, Name.dns("localhost"), Duration.ofHours(1));
  }

  public static FakeServer of(FakeCa ca, Name name, Duration lifetime) {
    return new FakeServer(ca, name, lifetime);
  }

  private FakeServer(FakeCa ca, Name name, Duration lifetime) {
    try {
      KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
      X509CertificateHolder leaf = ca.issue(pair.getPublic(), List.of(name), lifetime);
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      server.setHttpsConfigurator(wanting(context(pair, leaf)));
      server.createContext("/api/v1/", this::handle);
      server.createContext("/ca/root.pem", exchange -> root(exchange, ca));
      server.start();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  public URI address() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  /** What to answer to {@code GET /path} or {@code POST /path}, the query left out. */
  public FakeServer when(String line, Function<Asked, Answer> answer) {
    answers.put(line, answer);
    return this;
  }

  public FakeServer when(String line, int status, Object value) {
    return when(line, a -> Answer.json(status, value));
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public List<String> lines() {
    return asked.stream().map(Asked::line).toList();
  }

  private static void root(HttpExchange exchange, FakeCa ca) throws IOException {
    try (exchange) {
      byte[] pem = ca.rootPem().getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, pem.length);
      exchange.getResponseBody().write(pem);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString().substring("/api/v1".length());
      String line = exchange.getRequestMethod() + " " + path;
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      List<String> authorization =
          exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
      Asked one =
          new Asked(
              line,
              body,
              authorization,
              peer((HttpsExchange) exchange),
              exchange.getRequestHeaders().getOrDefault("Idempotency-Key", List.of()));
      asked.add(one);
      Answer answer =
          answers
              .getOrDefault(line.replaceFirst("\\?.*", ""), a -> new Answer(404, "nothing here"))
              .apply(one);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static List<String> peer(HttpsExchange exchange) {
    List<String> serials = new ArrayList<>();
    try {
      for (Certificate c : exchange.getSSLSession().getPeerCertificates()) {
        serials.add(((X509Certificate) c).getSerialNumber().toString(16));
      }
    } catch (javax.net.ssl.SSLPeerUnverifiedException e) {
      // Came without a certificate.
    }
    return serials;
  }

  private static HttpsConfigurator wanting(SSLContext context) {
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
        ssl.setWantClientAuth(true);
        parameters.setSSLParameters(ssl);
      }
    };
  }

  private static SSLContext context(KeyPair pair, X509CertificateHolder leaf) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    Certificate certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(leaf.getEncoded()));
    own.setKeyEntry("own", pair.getPrivate(), new char[0], new Certificate[] {certificate});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), new TrustManager[] {new AnyClient()}, null);
    return context;
  }

  /** Takes every client certificate and names a CA that issued none of them. */
  private static final class AnyClient implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
