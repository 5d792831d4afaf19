package io.sealport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Opens connections. Whoever calls has looked at the address before. */
@FunctionalInterface
public interface Dialer {

  /**
   * Connects.
   *
   * @param to a resolved address
   * @throws NetFailure CONNECTION or TIMEOUT
   */
  Socket dial(InetSocketAddress to, Deadline deadline) throws NetFailure;

  /** Plain TCP from this machine. */
  static Dialer direct() {
    return (to, deadline) -> {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(to, deadline.leftMillis());
        return socket;
      } catch (NetFailure e) {
        close(socket);
        throw e;
      } catch (IOException e) {
        close(socket);
        throw new NetFailure(
            NetFailure.Kind.CONNECTION,
            "no connection to " + Addresses.text(to) + ": " + e.getMessage(),
            e);
      }
    };
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It never was open.
    }
  }
}
