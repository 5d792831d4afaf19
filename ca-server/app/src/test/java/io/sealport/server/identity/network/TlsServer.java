package io.sealport.server.identity.network;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** A TLS server on loopback that shakes hands and writes down what it was asked for. */
public final class TlsServer implements AutoCloseable {

  private final SSLServerSocket server;
  private final String speaks;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /**
   * Serves the certificate.
   *
   * @param speaks the protocol that it chooses if it is offered (ALPN); empty for none
   */
  public TlsServer(KeyPair pair, X509CertificateHolder certificate, String speaks)
      throws IOException {
    this.server =
        (SSLServerSocket)
            factory(pair, certificate).createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.speaks = speaks;
    Thread thread = new Thread(this::serve, "tls server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Sockets that serve the certificate. */
  static ServerSocketFactory factory(KeyPair pair, X509CertificateHolder certificate) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      Certificate[] chain = {new JcaX509CertificateConverter().getCertificate(certificate)};
      keys.setKeyEntry("server", pair.getPrivate(), new char[0], chain);
      KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(keys, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context.getServerSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** SNI and offered protocols of every handshake: {@code ftp.example.com [acme-tls/1]}. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        socket.setHandshakeApplicationProtocolSelector((s, offered) -> chosen(s, offered));
        socket.startHandshake();
        socket.getInputStream().read();
      } catch (IOException e) {
        // Closed by one of the two.
      }
    }
  }

  private String chosen(SSLSocket socket, List<String> offered) {
    List<SNIServerName> names =
        ((ExtendedSSLSession) socket.getHandshakeSession()).getRequestedServerNames();
    asked.add(
        (names.isEmpty()
                ? "-"
                : new String(names.get(0).getEncoded(), java.nio.charset.StandardCharsets.US_ASCII))
            + " "
            + offered);
    return offered.contains(speaks) ? speaks : "";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
