package io.sealport.server.identity.person;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one conversation with a directory, for the library that speaks LDAP over it. A
 * handshake ends here, with the certificate and the name verified, and within the deadline: the
 * library would wait for it for ever. Closing it ends the conversation at once.
 */
final class DirectorySockets extends SSLSocketFactory implements AutoCloseable {

  private final SSLSocketFactory tls;
  private final String host;
  private final boolean ldaps;
  private final Deadline deadline;
  private volatile @Nullable Socket plain;
  private volatile @Nullable IOException failure;

  /**
   * Nothing is opened yet.
   *
   * @param host whose name the certificate must have
   * @param ldaps whether TLS comes first
   */
  DirectorySockets(SSLSocketFactory tls, String host, boolean ldaps, Deadline deadline) {
    this.tls = tls;
    this.host = host;
    this.ldaps = ldaps;
    this.deadline = deadline;
  }

  /** What went wrong with the connection or the handshake. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    try {
      Socket socket = Dialer.direct().dial(new InetSocketAddress(address, port), deadline);
      plain = socket;
      return ldaps ? secured(socket, port) : socket;
    } catch (IOException e) {
      failure = e;
      close();
      throw e;
    }
  }

  /** For StartTLS. */
  @Override
  public Socket createSocket(Socket socket, String ignored, int port, boolean autoClose)
      throws IOException {
    try {
      return secured(socket, port);
    } catch (IOException e) {
      failure = e;
      close();
      throw e;
    }
  }

  private Socket secured(Socket socket, int port) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    // RFC 4513 3.1.3: the certificate must have the name that was asked for.
    parameters.setEndpointIdentificationAlgorithm("LDAPS");
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(deadline.leftMillis());
    secured.startHandshake();
    secured.setSoTimeout(0);
    return secured;
  }

  @Override
  public void close() {
    Socket socket = plain;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no more use either way.
      }
    }
  }

  /** The library asks for this first, and for a connected one where there is none. */
  @Override
  public Socket createSocket() throws IOException {
    throw new IOException("only connected sockets");
  }

  @Override
  public Socket createSocket(String name, int port) throws IOException {
    return createSocket(InetAddress.getByName(name), port);
  }

  @Override
  public Socket createSocket(String name, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(name, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(address, port);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
