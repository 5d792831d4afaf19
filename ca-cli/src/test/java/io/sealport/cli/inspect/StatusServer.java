package io.sealport.cli.inspect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A CA's plain http side on loopback that answers whatever a test wants. */
final class StatusServer implements AutoCloseable {

  /** Turns an exchange's body into an answer. */
  interface Answer {
    byte[] to(byte[] request) throws Exception;
  }

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What was asked, such as {@code POST /ocsp application/ocsp-request}. */
  final List<String> asked = new ArrayList<>();

  StatusServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    http.setExecutor(threads);
    http.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + http.getAddress().getPort() + path;
  }

  /** Answers 200 with these bytes. */
  void serve(String path, Answer answer) {
    http.createContext(
        path,
        exchange -> {
          note(exchange);
          try (exchange) {
            byte[] body = answer.to(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          } catch (IOException e) {
            // The client hung up, as it should from too long an answer.
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  /** Answers with a status and, if not empty, a Location. */
  void serveStatus(String path, int status, String location) {
    http.createContext(
        path,
        exchange -> {
          note(exchange);
          try (exchange) {
            if (!location.isEmpty()) {
              exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, -1);
          }
        });
  }

  /** Sends a byte now and then and never ends. */
  void drip(String path) {
    http.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200; i++) {
              exchange.getResponseBody().write(0);
              exchange.getResponseBody().flush();
              Thread.sleep(50);
            }
          } catch (IOException | InterruptedException e) {
            // The client hung up or the test is over.
          }
        });
  }

  private void note(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    synchronized (asked) {
      asked.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + (type == null ? "" : " " + type));
    }
  }

  /** A certificate whose addresses are {@code /ocsp}, {@code /ca.crt} and {@code /ca.crl} here. */
  Forged certificate(Forged issuer) {
    return Forge.server("ftp.example.com")
        .addresses(url("/ocsp"), url("/ca.crt"), url("/ca.crl"))
        .by(issuer);
  }

  void serveIssuer(Forged issuer) {
    serve("/ca.crt", request -> encoded(issuer));
  }

  private static byte[] encoded(Forged forged) {
    try {
      return forged.certificate().getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
