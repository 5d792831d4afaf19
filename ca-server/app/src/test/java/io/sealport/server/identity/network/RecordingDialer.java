package io.sealport.server.identity.network;

import io.sealport.net.Addresses;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Writes down which address was to be dialled, and dials a port of loopback in its place: so a test
 * has public addresses and no packet leaves the machine.
 */
public final class RecordingDialer implements Dialer {

  private final List<String> dialled = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> detours = new HashMap<>();

  /** Who wants to dial that address, as {@code 192.0.2.1:80}, gets a port of loopback. */
  public RecordingDialer detour(String address, int port) {
    detours.put(address, port);
    return this;
  }

  /** Every address that was to be dialled, in order. */
  public List<String> dialled() {
    return List.copyOf(dialled);
  }

  @Override
  public Socket dial(InetSocketAddress to, Deadline deadline) throws NetFailure {
    String address = Addresses.text(to);
    dialled.add(address);
    Integer port = detours.get(address);
    if (port == null) {
      throw new NetFailure(NetFailure.Kind.CONNECTION, "no connection to " + address);
    }
    return Dialer.direct()
        .dial(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), deadline);
  }
}
