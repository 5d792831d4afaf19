package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;

/** A conversation with an FTPS server. */
public final class FtpsSession implements AutoCloseable {

  private FtpsSession() {}

  public static FtpsSession open(
      Dialer dialer, FtpsTarget target, ServerTrust trust, Deadline deadline, Transcript transcript)
      throws NetFailure {
    throw new UnsupportedOperationException();
  }

  /** What the server served. */
  public ServedEndpoint server() {
    throw new UnsupportedOperationException();
  }

  public Login login(String user, char[] password) throws NetFailure {
    throw new UnsupportedOperationException();
  }

  public byte[] retrieve(String path, int maxBytes) throws NetFailure {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
