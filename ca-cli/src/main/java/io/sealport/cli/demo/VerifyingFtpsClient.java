package io.sealport.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * Commons Net's client, made to check the host name on the control and on every data connection. By
 * itself it checks neither.
 */
final class VerifyingFtpsClient extends FTPSClient {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Endpoint endpoint;
  private final SSLContext tls;
  private final String[] protocols;
  private boolean securing;
  private boolean answeredSince;

  /**
   * @param tls whose trust manager must be the JDK's, which checks the name that it is told to
   * @param timeout for connecting and for each reply
   */
  VerifyingFtpsClient(Endpoint endpoint, SSLContext tls, String[] protocols, Duration timeout) {
    super(endpoint.mode() == Endpoint.Mode.IMPLICIT, tls);
    this.endpoint = endpoint;
    this.tls = tls;
    this.protocols = protocols.clone();
    setEndpointCheckingEnabled(true);
    setEnabledProtocols(protocols);
    setConnectTimeout(Math.toIntExact(timeout.toMillis()));
    setDefaultTimeout(Math.toIntExact(timeout.toMillis()));
    setDataTimeout(timeout);
    setControlEncoding(StandardCharsets.UTF_8.name());
    setUseEPSVwithIPv4(true); // no address in the reply that could lead elsewhere
  }

  /** Connects to 127.0.0.1 and secures the control connection. */
  void open() throws IOException {
    connect(InetAddress.getByAddress(LOOPBACK), endpoint.port());
    if (!FTPReply.isPositiveCompletion(getReplyCode())) {
      throw refused("the greeting");
    }
  }

  /** Logs in; a server that goes by the certificate may not want a password at all (232). */
  void logIn(String user) throws IOException {
    int reply = sendCommand("USER", user);
    if (FTPReply.isPositiveIntermediate(reply)) {
      require("PASS", "certificate");
    } else if (!FTPReply.isPositiveCompletion(reply)) {
      throw refused("USER");
    }
  }

  /** Encrypts the data connections and has bytes left alone. */
  void protectData() throws IOException {
    require("PBSZ", "0");
    require("PROT", "P");
    if (!setFileType(FTP.BINARY_FILE_TYPE)) {
      throw refused("TYPE");
    }
    enterLocalPassiveMode();
  }

  /** Stores a local file and says how TLS went. */
  Negotiated upload(Path from, String name) throws IOException {
    try (SSLSocket data = dataConnection("STOR", name)) {
      try {
        send(from, data);
      } catch (SocketException | SSLException e) {
        requireTransferred("STOR"); // a server that closes early says why in its reply
        throw e;
      }
      requireTransferred("STOR");
      return Negotiated.of(data.getSession());
    }
  }

  private static void send(Path from, SSLSocket data) throws IOException {
    OutputStream out = data.getOutputStream();
    Files.copy(from, out);
    out.flush();
    // Read to the end before closing: unread TLS 1.3 tickets would turn the close into a reset,
    // and the server would lose what it has not read yet.
    data.shutdownOutput();
    data.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Fetches a file and says how TLS went. */
  Negotiated download(String name, Path to) throws IOException {
    try (SSLSocket data = dataConnection("RETR", name)) {
      try (OutputStream out = Files.newOutputStream(to);
          InputStream in = data.getInputStream()) {
        in.transferTo(out);
      }
      requireTransferred("RETR");
      return Negotiated.of(data.getSession());
    }
  }

  /** Closes the control connection whatever state it is in. */
  void abandon() {
    try {
      disconnect();
    } catch (IOException e) {
      // The outcome is known by now, and there is nothing left to lose.
    }
  }

  /** The TLS of the control connection. */
  Negotiated negotiated() throws SSLPeerUnverifiedException {
    if (_socket_ instanceof SSLSocket control) {
      return Negotiated.of(control.getSession());
    }
    throw new SSLPeerUnverifiedException("the control connection is not secured");
  }

  /**
   * True from the start of the handshake of the control connection until the server's first word
   * after it. In this time the server judges the client's certificate.
   */
  boolean awaitsVerdict() {
    return securing && !answeredSince;
  }

  private void require(String command, String argument) throws IOException {
    if (!FTPReply.isPositiveCompletion(sendCommand(command, argument))) {
      throw refused(command);
    }
  }

  private void requireTransferred(String command) throws IOException {
    if (!completePendingCommand()) {
      throw refused(command);
    }
  }

  private CommandRefusedException refused(String command) {
    return new CommandRefusedException(command, getReplyCode(), getReplyString().strip());
  }

  private SSLSocket dataConnection(String command, String argument) throws IOException {
    if (_openDataConnection_(command, argument) instanceof SSLSocket data) {
      return data;
    }
    throw refused(command);
  }

  @Override
  protected void _connectAction_() throws IOException {
    _hostname_ = endpoint.serverName(); // sent as SNI and checked; the address was dialled already
    super._connectAction_();
  }

  @Override
  protected void execAUTH() throws IOException {
    // Commons Net throws an SSLException here, which would look like a broken handshake.
    if (sendCommand("AUTH", "TLS") != FTPReply.SECURITY_DATA_EXCHANGE_COMPLETE) {
      throw refused("AUTH");
    }
  }

  @Override
  protected void sslNegotiation() throws IOException {
    securing = true;
    super.sslNegotiation();
  }

  @Override
  protected void fireReplyReceived(int replyCode, String reply) {
    answeredSince |= securing;
    super.fireReplyReceived(replyCode, reply);
  }

  /** Commons Net opens a plain socket; TLS goes on top here, with the name to be checked. */
  @Override
  protected @Nullable Socket _openDataConnection_(String command, String argument)
      throws IOException {
    Socket plain = super._openDataConnection_(command, argument);
    return plain == null ? null : secure(plain);
  }

  private Socket secure(Socket plain) throws IOException {
    try {
      SSLSocket data =
          (SSLSocket)
              tls.getSocketFactory()
                  .createSocket(plain, endpoint.serverName(), plain.getPort(), true);
      SSLParameters parameters = data.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(protocols);
      data.setSSLParameters(parameters);
      data.startHandshake();
      return data;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }
}
