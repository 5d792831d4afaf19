package io.sealport.ftps.check;

import io.sealport.ftps.FakeFtps;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.LoopbackServer;
import io.sealport.net.NetFailure;
import io.sealport.pki.Forge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** Endpoints that cannot be reached. */
final class NetworkAilments {

  private NetworkAilments() {}

  static EndpointReport of(FaultId id) {
    return switch (id) {
      case NO_ADDRESS -> forbidden();
      case NO_CONNECTION ->
          new Ward().check(new FtpsTarget(Ward.NAME, nobody(), FtpsMode.EXPLICIT));
      case TIMED_OUT -> silent();
      case CONNECTION_BROKEN -> new Ward().saying();
      case DATA_PORT_UNREACHABLE -> closedDataPort();
      default -> throw new AssertionError("no server has " + id);
    };
  }

  /** A dialer may refuse an address, as the server's does. */
  private static EndpointReport forbidden() {
    Ward ward = new Ward();
    FtpsTarget target = new FtpsTarget(Ward.NAME, nobody(), FtpsMode.EXPLICIT);
    EndpointCheck check =
        new EndpointCheck(
            (to, deadline) -> {
              throw new NetFailure(NetFailure.Kind.FORBIDDEN_ADDRESS, "may not be dialled");
            },
            ward.web);
    return check.check(CheckOrder.of(List.of(target), Forge.NOW, Duration.ofSeconds(5)));
  }

  /** Where somebody listened until a moment ago. */
  static InetSocketAddress nobody() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EndpointReport silent() {
    Ward ward = new Ward().within(Duration.ofMillis(300));
    try (LoopbackServer server = LoopbackServer.talking(s -> s.getInputStream().read())) {
      return ward.check(Ward.target(server, FtpsMode.EXPLICIT));
    }
  }

  private static EndpointReport closedDataPort() {
    Ward ward = new Ward().loggingIn();
    String elsewhere = "229 there (|||" + nobody().getPort() + "|)";
    return ward.ftps(FakeFtps.explicit(ward.actor()).answering("EPSV", elsewhere));
  }
}
