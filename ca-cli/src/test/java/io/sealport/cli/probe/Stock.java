package io.sealport.cli.probe;

import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.ProFtpd;
import io.sealport.cli.world.PureFtpd;
import io.sealport.cli.world.Vsftpd;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsTarget;
import io.sealport.pki.Name;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Each server in each mode that it has. */
enum Stock {
  VSFTPD_EXPLICIT(Vsftpd::start, FtpsOptions::explicit),
  VSFTPD_IMPLICIT(Vsftpd::start, FtpsOptions::implicit),
  PROFTPD_EXPLICIT(ProFtpd::start, FtpsOptions::explicit),
  PROFTPD_IMPLICIT(ProFtpd::start, FtpsOptions::implicit),
  PURE_FTPD_EXPLICIT(PureFtpd::start, FtpsOptions::explicit);

  private final Function<FtpsOptions, FtpsServer> server;
  private final Function<Path, FtpsOptions> options;

  Stock(Function<FtpsOptions, FtpsServer> server, Function<Path, FtpsOptions> options) {
    this.server = server;
    this.options = options;
  }

  FtpsServer start(Path certificates) {
    return server.apply(options.apply(certificates).withoutClientCertificates());
  }

  FtpsServer startRequiringClientCertificates(Path certificates) {
    return server.apply(options.apply(certificates));
  }

  /** With more options than these. */
  FtpsServer start(Path certificates, UnaryOperator<FtpsOptions> more) {
    return server.apply(more.apply(options.apply(certificates)));
  }

  static FtpsTarget target(FtpsServer server, Name name) {
    try {
      return new FtpsTarget(
          name,
          new InetSocketAddress(InetAddress.getByName(server.host()), server.port()),
          server.options().implicit() ? FtpsMode.IMPLICIT : FtpsMode.EXPLICIT);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
