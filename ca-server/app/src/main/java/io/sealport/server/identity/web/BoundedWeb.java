package io.sealport.server.identity.web;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * The JDK's client within bounds: one deadline from the connection to the body's last byte, no
 * redirects, and of https the certificate and its name verified.
 */
public final class BoundedWeb implements Web {

  private final HttpClient client;

  private BoundedWeb(HttpClient client) {
    this.client = client;
  }

  /**
   * A client that trusts the CAs of the file, or those of the Java installation.
   *
   * @throws io.sealport.fault.Fault if the file cannot be read
   */
  public static Web trusting(Optional<Path> file) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    file.map(TrustFile::read).ifPresent(builder::sslContext);
    return new BoundedWeb(builder.build());
  }

  @Override
  public Reply send(HttpRequest request, int limit, Deadline deadline) throws NetFailure {
    String host = host(request.uri());
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, info -> new LimitedBody(limit, host));
    try {
      HttpResponse<byte[]> response = sent.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      throw new NetFailure(
          NetFailure.Kind.TIMEOUT, host + " did not answer in full within the time given", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetFailure(NetFailure.Kind.TIMEOUT, "interrupted while asking " + host, e);
    } catch (ExecutionException e) {
      throw failure(host, e);
    } finally {
      // Of what has ended nothing is left to cancel.
      sent.cancel(true);
    }
  }

  private static String host(URI uri) {
    return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  private static NetFailure failure(String host, ExecutionException e) {
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (t instanceof NetFailure failure) {
        return failure;
      }
      if (t instanceof SSLException) {
        return new NetFailure(
            NetFailure.Kind.TLS, "no TLS with " + host + ": " + t.getMessage(), t);
      }
      if (t instanceof ConnectException) {
        return new NetFailure(NetFailure.Kind.CONNECTION, "no connection to " + host, t);
      }
    }
    return new NetFailure(
        NetFailure.Kind.PROTOCOL, "the conversation with " + host + " broke off", e);
  }
}
