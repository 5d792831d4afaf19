package io.sealport.ftps.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.ftps.CountingDialer;
import io.sealport.ftps.FakeFtps;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.LoopbackServer;
import io.sealport.ftps.TlsActor;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Name;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A CA with a root, and looks at servers on loopback that have certificates of it. */
final class Ward {

  static final Name NAME = Name.dns("ftp.example.com");
  static final String PASSWORD = "open-sesame";

  final Forged root = Forge.root("CN=Root");
  final Forged ca = Forge.ca("CN=Servers CA").by(root);
  final FakeWeb web = new FakeWeb(ca);
  final CountingDialer dialer = new CountingDialer();

  private UnaryOperator<CheckOrder> order = o -> o.trusting(List.of(root.certificate()));
  private Duration time = Duration.ofSeconds(20);

  /** Orders that too. */
  Ward ordering(UnaryOperator<CheckOrder> more) {
    UnaryOperator<CheckOrder> before = order;
    order = o -> more.apply(before.apply(o));
    return this;
  }

  Ward within(Duration most) {
    time = most;
    return this;
  }

  /** Orders to log in as alice. */
  Ward loggingIn() {
    return ordering(o -> o.loggingIn(new CheckLogin("alice", PASSWORD.toCharArray())));
  }

  /** Of a good certificate for the endpoint. */
  Forge good() {
    return Forge.server(NAME.value());
  }

  /** A server with that certificate and the whole chain. */
  TlsActor actor(Forge server) {
    return TlsActor.of(server.by(ca), ca);
  }

  TlsActor actor() {
    return actor(good());
  }

  /** Of a certificate that names responder, issuer and CRL. */
  Forge withAddresses() {
    return good().addresses(FakeWeb.OCSP, FakeWeb.ISSUER, FakeWeb.CRL);
  }

  /** The report of an explicit server that plays that part. */
  EndpointReport explicit(TlsActor actor) {
    return ftps(FakeFtps.explicit(actor));
  }

  /** The report of that server, which alice may log in to. */
  EndpointReport ftps(FakeFtps ftps) {
    try (ftps) {
      ftps.user("alice", PASSWORD);
      return check(ftps.target(NAME));
    }
  }

  /**
   * The report of an explicit server that says these words, each to a line of ours, and no more.
   */
  EndpointReport saying(String... words) {
    try (LoopbackServer server = LoopbackServer.talking(s -> say(s, words))) {
      return check(target(server, FtpsMode.EXPLICIT));
    }
  }

  private static void say(Socket socket, String... words) throws Exception {
    OutputStream out = socket.getOutputStream();
    for (int i = 0; i < words.length; i++) {
      if (i > 0) {
        for (int b = socket.getInputStream().read(); b != '\n' && b >= 0; ) {
          b = socket.getInputStream().read();
        }
      }
      out.write((words[i] + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  /** The report of an implicit server that does that. */
  EndpointReport implicit(LoopbackServer.Talk talk) {
    try (LoopbackServer server = LoopbackServer.talking(talk)) {
      return check(target(server, FtpsMode.IMPLICIT));
    }
  }

  static FtpsTarget target(LoopbackServer server, FtpsMode mode) {
    return new FtpsTarget(NAME, server.address(), mode);
  }

  EndpointReport check(FtpsTarget... targets) {
    CheckOrder ordered = order.apply(CheckOrder.of(List.of(targets), Forge.NOW, time));
    EndpointReport report = new EndpointCheck(dialer, web).check(ordered);
    assertThat(dialer.allAreClosed()).isTrue();
    assertThat(report.toString()).doesNotContain(PASSWORD);
    return report;
  }
}
