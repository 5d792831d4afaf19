package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;

/** Looks at what an FTPS endpoint serves. */
public final class FtpsProbe {

  public FtpsProbe(Dialer dialer) {}

  public ServedEndpoint look(FtpsTarget target, Deadline deadline, Transcript transcript)
      throws NetFailure {
    throw new UnsupportedOperationException();
  }
}
