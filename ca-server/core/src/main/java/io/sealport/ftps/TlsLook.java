package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import java.net.InetSocketAddress;

/** Looks at what a server serves where TLS begins with the first byte. */
public final class TlsLook {

  private final Dialer dialer;

  public TlsLook(Dialer dialer) {
    this.dialer = dialer;
  }

  /**
   * Shakes hands and hangs up.
   *
   * @param address resolved
   * @throws NetFailure if there is nobody, no TLS 1.2 or 1.3, no proof of the key, or too much or
   *     too late of it
   */
  public ServedTls look(
      InetSocketAddress address, TlsOffer offer, Deadline deadline, Transcript transcript)
      throws NetFailure {
    try (Wire wire = Wire.dial(dialer, address, deadline, transcript)) {
      return TlsConnection.look(wire, offer, transcript);
    }
  }
}
