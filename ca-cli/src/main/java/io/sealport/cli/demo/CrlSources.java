package io.sealport.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Where the demo server gets its CRLs. Nothing is kept: each call reads anew, and throws {@link
 * UncheckedIOException} where it cannot, which refuses the handshake that asked.
 */
public final class CrlSources {
  /** Short: a handshake waits for it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private CrlSources() {}

  /** The CRLs of a PEM file, read at each call. */
  public static Supplier<Collection<X509CRL>> file(Path crlsPem) {
    return () -> {
      try {
        return PemFiles.crls(Files.readString(crlsPem), crlsPem.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * The CRLs of a PEM text, fetched over http at each call.
   *
   * @throws IllegalArgumentException unless the address is http on this machine
   */
  public static Supplier<Collection<X509CRL>> url(URI crlsPem) {
    requireLoopback(crlsPem);
    HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    HttpRequest request = HttpRequest.newBuilder(crlsPem).timeout(TIMEOUT).build();
    return () -> {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IOException(crlsPem + " answered " + answer.statusCode() + " instead of 200");
        }
        return PemFiles.crls(answer.body(), crlsPem.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException("interrupted while fetching " + crlsPem, e));
      }
    };
  }

  private static void requireLoopback(URI address) {
    try {
      if ("http".equals(address.getScheme())
          && address.getHost() != null
          && InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
        return;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the host of " + address + " is unknown", e);
    }
    throw new IllegalArgumentException(
        "the demo fetches CRLs over http from this machine only, not from " + address);
  }
}
