package io.sealport.cli.demo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import org.apache.ftpserver.command.AbstractCommand;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;
import org.apache.mina.filter.ssl.SslFilter;

/** AUTH TLS by {@link ServerTls}, in place of FtpServer's own. */
final class AuthTls extends AbstractCommand {
  @Override
  public void execute(FtpIoSession session, FtpServerContext context, FtpRequest request)
      throws IOException, FtpException {
    session.resetState();
    if (session.getFilterChain().contains(SslFilter.class)) {
      session.write(new DefaultFtpReply(534, "The session is secured already."));
      return;
    }
    String mechanism = request.hasArgument() ? request.getArgument() : "";
    if (!mechanism.toUpperCase(Locale.ROOT).equals("TLS")) {
      session.write(new DefaultFtpReply(504, "Only AUTH TLS is known here."));
      return;
    }
    FtpReply proceed = new DefaultFtpReply(234, "Proceed with the TLS handshake.");
    try {
      // Before the reply, so that the client's first TLS record already finds it.
      ServerTls.startAfter(proceed, session, session.getListener().getSslConfiguration());
    } catch (GeneralSecurityException e) {
      throw new FtpException("TLS is not available", e);
    }
    session.write(proceed);
  }
}
