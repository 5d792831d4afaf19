package io.sealport.cli.inspect;

import io.sealport.cli.console.Text;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.status.StatusWeb;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what certificates point at. The addresses come from a stranger: http and https alone, no
 * redirects, so much and no more, so long and no longer, the body included.
 */
public final class Fetcher implements StatusWeb {

  private final HttpClient http;
  private final Duration time;

  /**
   * A fetcher.
   *
   * @param time for connecting, asking and the whole answer together
   */
  public Fetcher(Duration time) {
    this.time = time;
    this.http =
        HttpClient.newBuilder()
            // Responders of old stumble over the offer of HTTP/2 in a plain request.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(time)
            .build();
  }

  @Override
  public byte[] get(String address, int limit) {
    return send(HttpRequest.newBuilder(uri(address)).GET().build(), limit);
  }

  @Override
  public byte[] post(String address, String mediaType, byte[] body, int limit) {
    return send(
        HttpRequest.newBuilder(uri(address))
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        limit);
  }

  private static URI uri(String address) {
    try {
      URI uri = new URI(address);
      if (StatusWeb.speaks(address) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, as of any other address that is not asked.
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "\"" + Text.visible(address) + "\" is not an address by http or https; nothing was asked");
  }

  private byte[] send(HttpRequest request, int limit) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, answer -> new LimitedBody(limit));
    try {
      HttpResponse<byte[]> answer = sent.get(time.toMillis(), TimeUnit.MILLISECONDS);
      int status = answer.statusCode();
      if (status / 100 == 3) {
        throw unavailable("answered with a redirect (" + status + "), which is not followed");
      }
      if (status != 200) {
        throw unavailable("answered with HTTP status " + status);
      }
      return answer.body();
    } catch (TimeoutException e) {
      throw unavailable("no whole answer within " + time.toMillis() / 1000.0 + " s");
    } catch (ExecutionException e) {
      throw reason(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    } finally {
      sent.cancel(true);
    }
  }

  private static Fault reason(@Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof Fault fault) {
        return fault;
      }
      if (t instanceof UnresolvedAddressException) {
        return unavailable("the host name does not resolve");
      }
      if (t instanceof HttpConnectTimeoutException) {
        return unavailable("no connection in time");
      }
    }
    if (cause instanceof ConnectException) {
      return unavailable("nothing listens there");
    }
    return unavailable(
        cause == null || cause.getMessage() == null ? "no answer" : cause.getMessage());
  }

  private static Fault unavailable(String words) {
    return Fault.of(Kind.UNAVAILABLE, words);
  }
}
