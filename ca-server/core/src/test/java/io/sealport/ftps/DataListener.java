package io.sealport.ftps;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.tls.TlsServerProtocol;

/** Where a {@link FakeFtps} waits for one data connection. */
final class DataListener implements Closeable {

  private static final int WAIT_MILLIS = 5000;

  private final ServerSocket listener;

  DataListener() {
    try {
      listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
      listener.setSoTimeout(WAIT_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  void send(byte[] content, TlsActor actor, boolean cut) throws IOException {
    try (listener;
        Socket socket = listener.accept()) {
      TlsServerProtocol tls = actor.accept(socket);
      tls.getOutputStream().write(content);
      if (!cut) {
        tls.close();
      }
    }
  }

  /**
   * Sends a listing.
   *
   * @param mustResume whether it hangs up on a client that does not resume one of the sessions
   */
  void list(TlsActor actor, TlsSessions sessions, boolean mustResume) throws IOException {
    try (listener;
        Socket socket = listener.accept()) {
      TlsServerProtocol tls = actor.accept(socket, sessions);
      if (mustResume && !sessions.lastResumed()) {
        throw new IOException("not resumed");
      }
      tls.getOutputStream().write("a listing\r\n".getBytes(StandardCharsets.UTF_8));
      tls.close();
    }
  }

  /** Sends a listing in clear. */
  void listInClear() throws IOException {
    try (listener;
        Socket socket = listener.accept()) {
      socket.getOutputStream().write("a listing\r\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Takes a connection and hangs up. */
  void hangUp() throws IOException {
    try (listener) {
      listener.accept().close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
