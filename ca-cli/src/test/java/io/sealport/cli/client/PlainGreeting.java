package io.sealport.cli.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A port that greets without TLS, as an FTP server does. */
final class PlainGreeting implements AutoCloseable {

  private final ServerSocket socket;

  PlainGreeting() throws IOException {
    socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::greet);
    thread.setDaemon(true);
    thread.start();
  }

  private void greet() {
    try (Socket one = socket.accept()) {
      one.getOutputStream().write("220 hello\r\n".getBytes(StandardCharsets.US_ASCII));
      one.getInputStream().read();
    } catch (IOException e) {
      // The test is over.
    }
  }

  URI asHttps() {
    return URI.create("https://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
