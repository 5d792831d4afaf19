package io.sealport.cli.quickstart;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Two ports of 127.0.0.1 that nobody listened on a moment ago. They are chosen before the CA is
 * made, because its address goes into every certificate.
 */
record FreePorts(int http, int https) {

  static FreePorts choose() {
    // Both open at once, so that they differ.
    try (ServerSocket http = any();
        ServerSocket https = any()) {
      return new FreePorts(http.getLocalPort(), https.getLocalPort());
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "no free port on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  private static ServerSocket any() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
