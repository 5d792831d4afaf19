package io.sealport.ftps;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Files of one session, each over a data connection that resumes the session's TLS. */
final class Downloads {

  /** How long a server may take to say why there is no data. */
  private static final Duration EXPLANATION = Duration.ofSeconds(2);

  /** For tokens and certificates, not for what people upload. */
  private static final int MAX_FILE = 16 * 1024 * 1024;

  private final Conversation conversation;
  private final FtpsTarget target;
  private final SecuredControl secured;
  private final Control control;
  private boolean prepared;

  Downloads(Conversation conversation, FtpsTarget target, SecuredControl secured) {
    this.conversation = conversation;
    this.target = target;
    this.secured = secured;
    this.control = secured.control();
  }

  byte[] retrieve(String path, int maxBytes) throws NetFailure {
    if (secured.server().tls().version() != TlsVersion.TLS_1_2) {
      throw new IllegalStateException("the session was not opened for files");
    }
    if (maxBytes < 0 || maxBytes > MAX_FILE) {
      throw new IllegalArgumentException(maxBytes + " bytes; wanted 0 to " + MAX_FILE);
    }
    prepare();
    int port = PassivePort.ask(control);
    byte[] file;
    try (Wire data = conversation.dial(at(port))) {
      control.demand("RETR " + path, 125, 150);
      file = read(data, maxBytes);
    }
    Control.require(control.next("end of the file"), "ended the file with", 226, 250);
    return file;
  }

  /** RFC 4217 9: no buffer, data under TLS; then bytes as they are. */
  private void prepare() throws NetFailure {
    if (!prepared) {
      control.demand("PBSZ 0", 200);
      control.demand("PROT P", 200);
      control.demand("TYPE I", 200);
      prepared = true;
    }
  }

  /** Never where a reply points to: a server could have us knock at another machine's door. */
  private InetSocketAddress at(int port) {
    return new InetSocketAddress(target.address().getAddress(), port);
  }

  private byte[] read(Wire data, int maxBytes) throws NetFailure {
    try {
      TlsConnection tls = TlsConnection.open(data, terms(), conversation.transcript());
      conversation
          .transcript()
          .note(
              tls.hasResumed()
                  ? "the data connection resumes the TLS session"
                  : "the data connection has a TLS session of its own");
      try (tls) {
        return tls.read(data, maxBytes);
      }
    } catch (NetFailure e) {
      throw e.kind() == Kind.TLS || e.kind() == Kind.CONNECTION ? explained(e) : e;
    }
  }

  private HandshakeTerms terms() {
    return new HandshakeTerms(
        FtpsSession.offerForFiles(target),
        CertificateJudge.only(secured.server().certificate()),
        secured.tls().session());
  }

  /** A server that wants the session resumed says so only on the control connection. */
  private NetFailure explained(NetFailure failure) {
    secured.wire().hurry(EXPLANATION);
    try {
      FtpReply reply = control.next("end of the file");
      return new NetFailure(
          failure.kind(),
          "no data: " + failure.sentence() + "; the server says \"" + reply + "\"",
          failure);
    } catch (NetFailure silence) {
      return failure;
    }
  }
}
