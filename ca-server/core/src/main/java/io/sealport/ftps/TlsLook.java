package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import java.net.InetSocketAddress;

/** Looks at what a server serves where TLS begins with the first byte. */
public final class TlsLook {

  public TlsLook(Dialer dialer) {}

  public ServedTls look(
      InetSocketAddress address, TlsOffer offer, Deadline deadline, Transcript transcript)
      throws NetFailure {
    throw new UnsupportedOperationException();
  }
}
