package io.sealport.ftps;

import io.sealport.net.NetFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.tls.TlsSession;

/** Listings of one session, to see what its data connections are like; nobody reads them. */
final class DataLooks {

  /** A listing that is longer is not waited for. */
  private static final int ENOUGH = 64 * 1024;

  /** How long one data connection may take, and the words about it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Conversation conversation;
  private final SessionTerms terms;
  private final SecuredControl secured;
  private final Control control;

  DataLooks(Conversation conversation, SessionTerms terms, SecuredControl secured) {
    this.conversation = conversation;
    this.terms = terms;
    this.secured = secured;
    this.control = secured.control();
  }

  /** Under TLS. */
  DataOutcome list(boolean resuming) throws NetFailure {
    return list(wire -> underTls(wire, resuming));
  }

  /** In clear. */
  DataOutcome listInClear() throws NetFailure {
    return list(
        wire -> {
          wire.allow(ENOUGH, "listing");
          drain(wire.input());
          return new DataOutcome(true, Optional.empty(), end(), false, Optional.empty());
        });
  }

  private interface Reading {
    DataOutcome of(Wire data) throws NetFailure;
  }

  private DataOutcome list(Reading reading) throws NetFailure {
    Wire data;
    try {
      data = conversation.dial(port());
    } catch (NetFailure e) {
      if (!control.isUsable()) {
        throw e;
      }
      return DataOutcome.unreachable(e);
    }
    try (data) {
      data.hurry(PATIENCE);
      FtpReply reply = control.ask("LIST");
      return reply.is(125, 150) ? reading.of(data) : DataOutcome.refused(reply);
    }
  }

  /** Never where a reply points to, as with files. */
  private InetSocketAddress port() throws NetFailure {
    return new InetSocketAddress(terms.target().address().getAddress(), PassivePort.ask(control));
  }

  private DataOutcome underTls(Wire data, boolean resuming) throws NetFailure {
    try (TlsConnection tls =
        TlsConnection.open(data, handshake(resuming), conversation.transcript())) {
      data.allow(2 * ENOUGH, "listing");
      drain(tls.input());
      boolean resumed = tls.hasResumed();
      var shown = tls.shown().map(ServedTls::certificate);
      tls.close();
      data.close();
      return new DataOutcome(true, Optional.empty(), end(), resumed, shown);
    } catch (NetFailure e) {
      data.close();
      return new DataOutcome(true, Optional.of(e), end(), false, Optional.empty());
    }
  }

  private HandshakeTerms handshake(boolean resuming) {
    Optional<TlsSession> session = resuming ? secured.tls().session() : Optional.empty();
    return new HandshakeTerms(terms.offer(), CertificateJudge.none(), session);
  }

  /** How it ends is told by the reply; many servers end TLS without a word. */
  private static void drain(InputStream in) {
    try {
      var unused = in.readNBytes(ENOUGH);
    } catch (IOException e) {
      // The end, or enough.
    }
  }

  /** What the server says of it on the control connection; empty if nothing. */
  private Optional<FtpReply> end() {
    try {
      return Optional.of(control.next("end of the listing"));
    } catch (NetFailure e) {
      return Optional.empty();
    }
  }
}
