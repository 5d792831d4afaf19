package io.sealport.cli.demo;

import java.io.IOException;
import java.util.Set;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.jspecify.annotations.Nullable;

/** Keeps files off unencrypted data connections: PROT P must come first. */
final class ProtectedDataOnly extends DefaultFtplet {
  private static final Set<String> TRANSFERS =
      Set.of("STOR", "STOU", "APPE", "RETR", "LIST", "NLST", "MLSD");

  @Override
  public @Nullable FtpletResult beforeCommand(FtpSession session, FtpRequest request)
      throws FtpException, IOException {
    if (!TRANSFERS.contains(request.getCommand()) || session.getDataConnection().isSecure()) {
      return null;
    }
    // 522 here is what vsftpd and ProFTPD answer in this place, too.
    session.write(new DefaultFtpReply(522, "Send PROT P first: data must be encrypted."));
    return FtpletResult.SKIP;
  }
}
