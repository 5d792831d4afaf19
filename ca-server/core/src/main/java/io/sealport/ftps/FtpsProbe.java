package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;

/**
 * Looks at what an FTPS endpoint serves. A server that then wants a client certificate has been
 * seen all the same.
 */
public final class FtpsProbe {

  private final Dialer dialer;

  public FtpsProbe(Dialer dialer) {
    this.dialer = dialer;
  }

  /**
   * Comes to TLS, shakes hands and hangs up.
   *
   * @throws NetFailure if there is nobody, no TLS 1.2 or 1.3, no proof of the key, an injection, or
   *     too much or too late of it
   */
  public ServedEndpoint look(FtpsTarget target, Deadline deadline, Transcript transcript)
      throws NetFailure {
    return look(target, TlsOffer.to(target.name()), deadline, transcript);
  }

  /** The same with another offer, such as one with protocols. */
  public ServedEndpoint look(
      FtpsTarget target, TlsOffer offer, Deadline deadline, Transcript transcript)
      throws NetFailure {
    try (Wire wire = Wire.dial(dialer, target.address(), deadline, transcript)) {
      String greeting = Opening.of(target.mode(), wire, transcript);
      return new ServedEndpoint(TlsConnection.look(wire, offer, transcript), greeting);
    }
  }
}
