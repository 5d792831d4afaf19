package io.sealport.cli.client;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The root of a CA of which only the fingerprint is known: fetched from its server without trust,
 * and believed because of the fingerprint alone. No credential is sent on that way.
 */
public final class PinnedRoot {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MAX_BYTES = 64 * 1024;

  private PinnedRoot() {}

  /**
   * The fingerprint as it is compared: 64 digits of hex; colons, blanks and capitals do not count.
   *
   * @throws Fault BAD_INPUT if it is none
   */
  public static String fingerprint(String text) {
    String hex = text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw Fault.of(Kind.BAD_INPUT, "the fingerprint is not 64 digits of hex (SHA-256)");
    }
    return hex;
  }

  /**
   * The root with that fingerprint, PEM.
   *
   * @param sha256 as {@link #fingerprint} gives it
   * @throws Fault UNAUTHENTICATED if the server gives another one; UNAVAILABLE if it gives none
   */
  public static String fetch(URI server, String sha256) {
    X509CertificateHolder root =
        Pem.readCertificates(get(server), "the answer of " + server).get(0);
    String found = CertificateFacts.sha256(CertificateFacts.encoded(root));
    if (!found.equals(sha256)) {
      throw Fault.of(
              Kind.UNAUTHENTICATED,
              "the root of " + server + " has the fingerprint " + found + ", not " + sha256)
          .withHint("do not go on: ask whoever invited you, by another way than the invitation");
    }
    return Pem.certificate(root);
  }

  private static byte[] get(URI server) {
    if (!"https".equals(server.getScheme()) || server.getHost() == null) {
      throw Fault.of(Kind.BAD_INPUT, "\"" + server + "\" is not the https address of a server");
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new NotYet()}, null);
      HttpClient client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(PATIENCE)
              .sslContext(context)
              .build();
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve("/ca/root.pem")).timeout(PATIENCE).build();
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw Fault.of(
              Kind.UNAVAILABLE, server + " gives no root: status " + answer.statusCode());
        }
        return body.readNBytes(MAX_BYTES);
      }
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "no server answers at " + server, e)
          .withHint("is the address right, and is the server running?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of(Kind.UNAVAILABLE, "interrupted while waiting for " + server, e);
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.INTERNAL, "cannot set up TLS", e);
    }
  }

  /** Judges nothing: what comes over this way is judged by its fingerprint. */
  private static final class NotYet extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
