package io.sealport.server.identity.ftp;

import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.server.identity.FakeFtps;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.network.FakeResolver;
import io.sealport.server.identity.network.RecordingDialer;
import java.util.List;

/** The operator's server {@code ftpes://ftp.example.com} at 10.0.0.1, in truth on loopback. */
final class FtpBench implements AutoCloseable {

  private static final String HOST = "10.0.0.1";
  private static final Forged ROOT = Forge.root("CN=Root");
  private static final Forged OWN = Forge.server("ftp.example.com").by(ROOT);

  final FakeResolver resolver = new FakeResolver().answer("ftp.example.com", HOST);
  final RecordingDialer dialer = new RecordingDialer();
  final FtpServers servers = new FtpServers(resolver, dialer);
  final FtpsServer server =
      new FtpsServer(FtpsUrl.parse("ftpes://ftp.example.com"), List.of(ROOT.certificate()));
  private FakeFtps running = FakeFtps.explicit(OWN);

  FtpBench() {
    show();
  }

  private void show() {
    dialer.detour(HOST + ":21", running.port());
    dialer.detour(HOST + ":" + running.dataPort(), running.dataPort());
  }

  FakeFtps running() {
    return running;
  }

  /** Another server takes its place. */
  FakeFtps replaceBy(Forged serving) {
    running.close();
    running = FakeFtps.explicit(serving);
    show();
    return running;
  }

  static String refusal(Finding finding) {
    if (finding instanceof Finding.NotProven not) {
      return not.statement();
    }
    throw new AssertionError("proven: " + finding.statement());
  }

  @Override
  public void close() {
    running.close();
  }
}
