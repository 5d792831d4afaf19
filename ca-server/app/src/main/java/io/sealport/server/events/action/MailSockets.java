package io.sealport.server.events.action;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The connections of one conversation, so that it can be ended from outside: a mail client that
 * reads has only a timeout for each read, and a server may drip. Of TLS the certificate's name is
 * checked as https does (RFC 6125).
 */
final class MailSockets extends SSLSocketFactory implements AutoCloseable {

  private final SSLSocketFactory tls;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  MailSockets(SSLSocketFactory tls) {
    this.tls = tls;
  }

  /** For a conversation that begins in the clear. */
  SocketFactory plain() {
    return new Plain();
  }

  private Socket kept(Socket socket) {
    if (socket instanceof SSLSocket secured) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    open.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return kept(tls.createSocket());
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean autoClose)
      throws IOException {
    return kept(tls.createSocket(below, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return kept(tls.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int local)
      throws IOException {
    return kept(tls.createSocket(host, port, from, local));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return kept(tls.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int local)
      throws IOException {
    return kept(tls.createSocket(host, port, from, local));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  /** Ends whatever reads or writes on them. */
  @Override
  public void close() {
    for (Socket socket : open) {
      try {
        // Else TLS waits for whoever writes, to say goodbye.
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        // It is closed.
      }
    }
  }

  private final class Plain extends SocketFactory {

    @Override
    public Socket createSocket() {
      return kept(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int local)
        throws IOException {
      return kept(new Socket(host, port, from, local));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int local)
        throws IOException {
      return kept(new Socket(host, port, from, local));
    }
  }
}
