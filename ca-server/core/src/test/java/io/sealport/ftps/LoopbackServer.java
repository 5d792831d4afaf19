package io.sealport.ftps;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server on 127.0.0.1 that says whatever a test wants, to a few connections, until closed. */
public final class LoopbackServer implements Closeable {

  private static final int MAX_CONNECTIONS = 20;

  /** One connection; the socket is closed behind it, and what it throws is a hanging up. */
  @FunctionalInterface
  public interface Talk {
    void with(Socket socket) throws Exception;
  }

  private final ServerSocket listener;
  private final Talk talk;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  private LoopbackServer(Talk talk) throws IOException {
    this.listener = new ServerSocket(0, MAX_CONNECTIONS, InetAddress.getByName("127.0.0.1"));
    this.talk = talk;
  }

  public static LoopbackServer talking(Talk talk) {
    try {
      LoopbackServer server = new LoopbackServer(talk);
      background(server::serve);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  private void serve() {
    try {
      for (int i = 0; i < MAX_CONNECTIONS; i++) {
        Socket socket = listener.accept();
        sockets.add(socket);
        background(() -> talk(socket));
      }
    } catch (IOException e) {
      // The listener was closed.
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      talk.with(socket);
    } catch (Exception e) {
      // Hung up: what the client makes of it is what is tested.
    }
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "loopback server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
