package io.sealport.server.identity.network;

import com.google.common.net.InetAddresses;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.cert.X509CertificateHolder;
import org.xbill.DNS.ReverseMap;

/** Looks at the certificate that is served for {@code acme-tls/1} (RFC 8737). */
@Singleton
public final class AlpnLook {

  /** RFC 8737 6.2. */
  public static final String PROTOCOL = "acme-tls/1";

  private final Reach reach;
  private final int port;

  AlpnLook(Reach reach, NetworkSettings settings) {
    this.reach = reach;
    this.port = settings.ports().tlsAlpn();
  }

  /** What is made of a served certificate. */
  @FunctionalInterface
  public interface Reading<T> {

    /**
     * Reads it.
     *
     * @throws NetFailure if it is not what was wanted; the next address is tried
     */
    T of(X509CertificateHolder served, InetSocketAddress from) throws NetFailure;
  }

  /** The port that it looks at. */
  public int port() {
    return port;
  }

  /**
   * Looks.
   *
   * @throws NetFailure what kept the certificate from being seen, or what the reading threw
   */
  public <T> T at(Name name, Deadline deadline, Transcript transcript, Reading<T> reading)
      throws NetFailure {
    return reach.first(
        name,
        port,
        deadline,
        transcript,
        (socket, to, share) -> reading.of(served(socket, name, transcript), to));
  }

  private static X509CertificateHolder served(Socket socket, Name name, Transcript transcript)
      throws IOException {
    SSLSocket tls = Tls.over(socket, Optional.of(serverName(name)), List.of(PROTOCOL));
    // RFC 8737 3: a server that does not know the protocol may answer with any certificate.
    String agreed = tls.getApplicationProtocol();
    transcript.received(tls.getSession().getProtocol() + ", ALPN \"" + agreed + "\"");
    if (!PROTOCOL.equals(agreed)) {
      throw new NetFailure(
          Kind.MISMATCH, "the server does not speak " + PROTOCOL + " (ALPN); wanted that alone");
    }
    try {
      return new X509CertificateHolder(tls.getSession().getPeerCertificates()[0].getEncoded());
    } catch (CertificateEncodingException | IOException e) {
      throw new NetFailure(Kind.PROTOCOL, "the served certificate cannot be read", e);
    }
  }

  /** RFC 8738 6: SNI knows no addresses, so their names for reverse lookup stand for them. */
  private static String serverName(Name name) {
    return name.type() == Name.Type.IP
        ? ReverseMap.fromAddress(InetAddresses.forString(name.value())).toString(true)
        : name.value();
  }
}
