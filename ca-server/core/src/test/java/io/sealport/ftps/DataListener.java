package io.sealport.ftps;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
