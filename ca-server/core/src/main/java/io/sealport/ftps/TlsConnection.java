package io.sealport.ftps;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.KeyHash;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsSession;

/** TLS on a {@link Wire}; the wire is its owner's to close. */
final class TlsConnection implements Closeable {

  /** Certificates, CA names and a stapled response at most, and something for what is between. */
  private static final int MAX_HANDSHAKE = 128 * 1024;

  private final TlsClientProtocol protocol;
  private final HandshakeClient client;
  private final HandshakeInput input;

  private TlsConnection(Wire wire, HandshakeTerms terms) {
    this.input = new HandshakeInput(wire.input());
    this.protocol = new TlsClientProtocol(input, wire.output());
    this.client = new HandshakeClient(terms);
    wire.allow(MAX_HANDSHAKE, "TLS handshake");
  }

  /**
   * Shakes hands, and says goodbye.
   *
   * @return what was served, also where the server then ended the handshake because no client
   *     certificate was shown
   * @throws NetFailure if no TLS comes about, or the server does not prove to hold its key
   */
  static ServedTls look(Wire wire, TlsOffer offer, Transcript transcript) throws NetFailure {
    HandshakeTerms terms = HandshakeTerms.looking(offer);
    TlsConnection connection = new TlsConnection(wire, terms);
    try {
      connection.protocol.connect(connection.client);
      connection.close();
    } catch (IOException e) {
      connection.forgive(e, terms, transcript);
    }
    ServedTls served = connection.served();
    note(served, transcript);
    return served;
  }

  /**
   * Shakes hands to the end.
   *
   * @throws NetFailure if no TLS comes about, or the server is not to be believed
   */
  static TlsConnection open(Wire wire, HandshakeTerms terms, Transcript transcript)
      throws NetFailure {
    TlsConnection connection = new TlsConnection(wire, terms);
    try {
      connection.protocol.connect(connection.client);
      connection.input.handshakeIsOver();
    } catch (IOException e) {
      throw connection.failure(e, terms);
    }
    connection.client.served().ifPresent(s -> note(s, transcript));
    return connection;
  }

  /** What the server served in a handshake that did not resume a session. */
  ServedTls served() {
    return client
        .served()
        .orElseThrow(() -> new IllegalStateException("a resumed session shows no certificate"));
  }

  /** The same; empty if a session was resumed. */
  Optional<ServedTls> shown() {
    return client.served();
  }

  Optional<TlsSession> session() {
    return client.session();
  }

  boolean hasResumed() {
    return client.hasResumed();
  }

  InputStream input() {
    return protocol.getInputStream();
  }

  OutputStream output() {
    return protocol.getOutputStream();
  }

  /**
   * Everything up to the end.
   *
   * @param max bytes, inclusive
   * @throws NetFailure TOO_MUCH if there is more, TLS if the end is not the server's
   */
  byte[] read(Wire wire, int max) throws NetFailure {
    // A record of 29 bytes may carry a single one; nobody sends a file like that.
    wire.allow(max + max / 4 + MAX_HANDSHAKE, "file");
    try {
      byte[] bytes = input().readNBytes(max + 1);
      if (bytes.length > max) {
        throw new NetFailure(Kind.TOO_MUCH, "the file has more than " + max + " bytes; gave up");
      }
      return bytes;
    } catch (NetFailure e) {
      throw e;
    } catch (IOException e) {
      throw new NetFailure(
          Kind.TLS, "the data connection ended without a TLS close: the file may be cut short", e);
    }
  }

  /** Says close_notify if the other side still listens. */
  @Override
  public void close() {
    try {
      protocol.close();
    } catch (IOException e) {
      // It was only a courtesy.
    }
  }

  /** Goes on where the server has shown all that is looked for before it hung up. */
  private void forgive(IOException e, HandshakeTerms terms, Transcript transcript)
      throws NetFailure {
    NetFailure failure = failure(e, terms);
    if (failure.kind() == Kind.CONNECTION) {
      client.connectionEnded();
    }
    if (client.served().isEmpty() || !client.endedForWantOfCertificate()) {
      throw failure;
    }
    transcript.note("the server wants a client certificate, and ended the handshake without one");
  }

  private NetFailure failure(IOException e, HandshakeTerms terms) {
    TlsOffer offer = terms.offer();
    NetFailure failure =
        new TlsTrouble(offer, input.objection(offer.wanted()), client.wasAsked()).of(e);
    return input.isPlainText()
        ? new NetFailure(failure.kind(), failure.sentence(), new PlainTextException(failure))
        : failure;
  }

  private static void note(ServedTls served, Transcript transcript) {
    transcript.note(
        served.version().wire()
            + ", "
            + served.cipherSuite()
            + served.protocol().map(p -> ", " + p).orElse("")
            + (served.clientCertificateRequested() ? ", asks for a client certificate" : ""));
    transcript.note(
        "served: \""
            + CertificateWindow.name(served.certificate().getSubject())
            + "\", SHA-256 of its key "
            + KeyHash.of(served.certificate().getSubjectPublicKeyInfo()));
  }
}
