package io.sealport.cli.world;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for servers under test, on the one address that they may use. */
public final class LoopbackPorts {
  public static final String HOST = "127.0.0.1";

  private static final int CONNECT_MILLIS = 500;

  /** Begins anywhere, for two builds on one machine. */
  private static final AtomicInteger NEXT_RESERVED =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(10_000, 19_000));

  private LoopbackPorts() {}

  /** Ports for data connections, both ends inclusive. */
  record PassiveRange(int first, int last) {}

  /**
   * A port that stays free though nobody listens on it yet: below those that Linux hands out to
   * whoever connects, and below the passive ports. For an address that has to be known beforehand.
   */
  public static int reserved() {
    int port = NEXT_RESERVED.getAndIncrement();
    while (answers(port)) {
      port = NEXT_RESERVED.getAndIncrement();
    }
    return port;
  }

  /** Below the ports that Linux hands out (32768 and up); a server tries the next one if taken. */
  static PassiveRange passiveRange() {
    int first = ThreadLocalRandom.current().nextInt(20_000, 32_000);
    return new PassiveRange(first, first + 99);
  }

  public static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
