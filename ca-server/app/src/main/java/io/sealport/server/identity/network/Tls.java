package io.sealport.server.identity.network;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS with whatever certificate is served: a CA looks at machines that have no certificate yet. It
 * proves nothing by itself, and nothing secret is ever said over it.
 */
final class Tls {

  private Tls() {}

  /**
   * Shakes hands over a connected socket, TLS 1.2 or newer, without resuming a session.
   *
   * @param serverName what is asked for (SNI)
   * @param protocols what is offered (ALPN); none if empty
   */
  static SSLSocket over(Socket socket, Optional<String> serverName, List<String> protocols)
      throws IOException {
    SSLSocket tls = (SSLSocket) context().getSocketFactory().createSocket(socket, null, 0, false);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    serverName.ifPresent(name -> parameters.setServerNames(List.of(new SNIHostName(name))));
    parameters.setApplicationProtocols(protocols.toArray(String[]::new));
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  /** A context of its own for each connection, so that no session of another is taken up. */
  private static SSLContext context() throws NetFailure {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new NetFailure(Kind.TLS, "this Java has no TLS", e);
    }
  }

  /** RFC 8555 8.3 and RFC 8737 3: who is looked at for the first time is not verified. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // See above.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      // See above.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      // See above.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("nobody connects to this");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException("nobody connects to this");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException("nobody connects to this");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
