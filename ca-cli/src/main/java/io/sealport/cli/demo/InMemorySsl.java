package io.sealport.cli.demo;

import io.sealport.cli.tls.OneIdentity;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.apache.ftpserver.ssl.ClientAuth;
import org.apache.ftpserver.ssl.SslConfiguration;

/** TLS 1.2 and 1.3 with a required client certificate, without a keystore file. */
final class InMemorySsl implements SslConfiguration {
  // RFC 8446 4.6.1: a ticket lives for seven days at most
  private static final int TOO_LONG_FOR_TICKETS_SECONDS = 7 * 24 * 60 * 60 + 1;

  private final SSLContext context;

  InMemorySsl(OneIdentity identity, ClientTrust trust) throws GeneralSecurityException {
    context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {identity}, new TrustManager[] {trust}, null);
    // Longer than a TLS 1.3 ticket may live, so the JDK sends none. A client that closes an upload
    // without having read its tickets (curl does) would reset the connection and lose data.
    context.getServerSessionContext().setSessionTimeout(TOO_LONG_FOR_TICKETS_SECONDS);
  }

  @Override
  public SSLSocketFactory getSocketFactory() {
    return context.getSocketFactory();
  }

  @Override
  public SSLContext getSSLContext() {
    return context;
  }

  @Override
  public SSLContext getSSLContext(String protocol) {
    return context;
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return context.getDefaultSSLParameters().getCipherSuites();
  }

  @Override
  public String getEnabledProtocol() {
    return TlsVersion.TLS_1_3.jsseName();
  }

  @Override
  public String[] getEnabledProtocols() {
    return new String[] {TlsVersion.TLS_1_3.jsseName(), TlsVersion.TLS_1_2.jsseName()};
  }

  @Override
  public ClientAuth getClientAuth() {
    return ClientAuth.NEED;
  }
}
