package io.sealport.cli.demo;

import java.security.GeneralSecurityException;
import org.apache.ftpserver.ipfilter.SessionFilter;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.core.write.WriteRequest;
import org.apache.mina.filter.ssl.SslFilter;

/**
 * TLS on a control connection by MINA's older pipeline. The one that FtpServer takes (seen in MINA
 * 2.2.4 and 2.2.10) loses the first command after a TLS 1.3 handshake when it comes before the
 * client's certificate is judged, and may send records out of order.
 */
final class ServerTls extends SslFilter {
  private static final String NAME = "tls";

  private final Object inTheClear;

  private ServerTls(SslConfiguration tls, Object inTheClear) throws GeneralSecurityException {
    super(tls.getSSLContext());
    this.inTheClear = inTheClear;
    setUseNonBlockingPipeline(false);
    setNeedClientAuth(true);
    setEnabledProtocols(tls.getEnabledProtocols());
  }

  /**
   * Encrypts a connection from now on.
   *
   * @param inTheClear the one message that is still to be sent as it is
   */
  static void startAfter(Object inTheClear, IoSession session, SslConfiguration tls)
      throws GeneralSecurityException {
    session.getFilterChain().addFirst(NAME, new ServerTls(tls, inTheClear));
  }

  /** Encrypts each connection from its first byte. */
  static SessionFilter fromTheStart(SslConfiguration tls) {
    return session -> {
      try {
        startAfter(new Object(), session, tls);
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    };
  }

  @Override
  public void filterWrite(NextFilter next, IoSession session, WriteRequest request)
      throws Exception {
    if (request.getOriginalMessage() == inTheClear) {
      next.filterWrite(session, request);
    } else {
      super.filterWrite(next, session, request);
    }
  }
}
