package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Dials loopback only, and remembers where to and what became of it. */
public final class CountingDialer implements Dialer {

  private final List<InetSocketAddress> dialled = new ArrayList<>();
  private final List<Socket> sockets = new ArrayList<>();

  @Override
  public synchronized Socket dial(InetSocketAddress to, Deadline deadline) throws NetFailure {
    dialled.add(to);
    if (!to.getAddress().isLoopbackAddress()) {
      throw new AssertionError("dialled " + to);
    }
    Socket socket = Dialer.direct().dial(to, deadline);
    sockets.add(socket);
    return socket;
  }

  /** Everywhere it was sent to, in order. */
  public synchronized List<InetSocketAddress> dialled() {
    return List.copyOf(dialled);
  }

  public synchronized boolean allAreClosed() {
    return sockets.stream().allMatch(Socket::isClosed);
  }
}
