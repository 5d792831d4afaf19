package io.sealport.server.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** A network between server and database that fails at the worst moment: the COMMIT. */
final class CuttingProxy implements AutoCloseable {

  /** What happens to the next COMMIT. */
  enum Plan {
    /** It arrives, and its answer too. */
    PASS,
    /** The connection ends before it arrives. */
    CUT_BEFORE,
    /** It arrives; the connection ends before the answer. */
    CUT_AFTER,
    /** As CUT_AFTER, and then nobody gets through. */
    CUT_AFTER_AND_STAY,
    /** Nobody gets through. */
    CLOSED
  }

  private final ServerSocket listener;
  private final int target;
  private final AtomicReference<Plan> plan = new AtomicReference<>(Plan.PASS);

  CuttingProxy(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void next(Plan planned) {
    plan.set(planned);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        if (plan.get() == Plan.CLOSED) {
          client.close();
          continue;
        }
        Socket server = new Socket("127.0.0.1", target);
        start(() -> toServer(client, server));
        start(() -> copy(server, client));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void toServer(Socket client, Socket server) {
    byte[] buffer = new byte[64 * 1024];
    try (client;
        server) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        boolean commits =
            new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT");
        Plan now = plan.get();
        if (now == Plan.CLOSED) {
          return;
        }
        if (commits && now != Plan.PASS) {
          // The client hears nothing more, whatever the server does with it.
          plan.set(now == Plan.CUT_AFTER_AND_STAY ? Plan.CLOSED : Plan.PASS);
          client.close();
          if (now != Plan.CUT_BEFORE) {
            out.write(buffer, 0, read);
            out.flush();
            Thread.sleep(300);
          }
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One side has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side has gone.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
