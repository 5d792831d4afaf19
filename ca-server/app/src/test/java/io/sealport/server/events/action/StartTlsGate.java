package io.sealport.server.events.action;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * STARTTLS before a mail server that has none: it answers the first EHLO itself, and after the
 * handshake hands everything on.
 */
final class StartTlsGate implements AutoCloseable {

  private final ServerSocket listener;
  private final SSLContext tls;
  private final int behind;
  private final List<String> clear = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  StartTlsGate(SSLContext tls, int behind) {
    this.tls = tls;
    this.behind = behind;
    try {
      this.listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** What clients have said before TLS. */
  List<String> clear() {
    return List.copyOf(clear);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      say(client, "220 gate ESMTP\r\n");
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
      String line = in.readLine();
      while (line != null && !line.equals("STARTTLS")) {
        clear.add(line);
        say(client, line.startsWith("EHLO") ? "250-gate\r\n250 STARTTLS\r\n" : "502 no\r\n");
        line = in.readLine();
      }
      if (line != null) {
        clear.add(line);
        say(client, "220 go ahead\r\n");
        secured(client);
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private void secured(Socket client) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    try (Socket server = new Socket(InetAddress.getByName("127.0.0.1"), behind)) {
      // The greeting has been given.
      InputStream from = server.getInputStream();
      for (int c = from.read(); c >= 0 && c != '\n'; c = from.read()) {}
      threads.execute(() -> copy(from, secured));
      secured.getInputStream().transferTo(server.getOutputStream());
    }
  }

  private static void copy(InputStream from, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      from.transferTo(out);
    } catch (IOException e) {
      // One side has gone.
    }
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
