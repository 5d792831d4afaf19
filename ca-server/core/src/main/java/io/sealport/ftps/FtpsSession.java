package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import java.time.Duration;
import java.util.Arrays;

/**
 * A conversation with an FTPS server that logs in and perhaps reads files. Every command goes over
 * TLS; a password goes only to a server that was verified. Not for several threads.
 */
public final class FtpsSession implements AutoCloseable {

  /** How long a goodbye may take. */
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final Wire wire;
  private final TlsConnection tls;
  private final Control control;
  private final ServerTrust trust;
  private final ServedEndpoint server;
  private final Downloads downloads;
  private final DataLooks data;

  private FtpsSession(SecuredControl secured, Conversation conversation, SessionTerms terms) {
    this.wire = secured.wire();
    this.tls = secured.tls();
    this.control = secured.control();
    this.server = secured.server();
    this.downloads = new Downloads(conversation, terms.target(), secured);
    this.data = new DataLooks(conversation, terms, secured);
    this.trust = terms.trust();
  }

  /**
   * Comes to a TLS 1.2 or 1.3 connection with a server that has greeted: for logging in.
   *
   * @throws NetFailure if it does not come to that, or the server is not to be believed
   */
  public static FtpsSession open(
      Dialer dialer, FtpsTarget target, ServerTrust trust, Deadline deadline, Transcript transcript)
      throws NetFailure {
    TlsOffer offer = TlsOffer.to(target.name());
    return open(dialer, new SessionTerms(target, trust, offer), deadline, transcript);
  }

  /**
   * The same with TLS 1.2, for {@link #retrieve} too: strict servers want the data connection to
   * resume the control connection's session, and the library can do so with no other version.
   */
  public static FtpsSession openForFiles(
      Dialer dialer, FtpsTarget target, ServerTrust trust, Deadline deadline, Transcript transcript)
      throws NetFailure {
    TlsOffer offer = offerForFiles(target);
    return open(dialer, new SessionTerms(target, trust, offer), deadline, transcript);
  }

  /** The same by terms of one's own. */
  public static FtpsSession open(
      Dialer dialer, SessionTerms terms, Deadline deadline, Transcript transcript)
      throws NetFailure {
    Conversation conversation = new Conversation(dialer, deadline, transcript);
    SecuredControl secured =
        SecuredControl.open(conversation, terms.target(), terms.trust(), terms.offer());
    return new FtpsSession(secured, conversation, terms);
  }

  static TlsOffer offerForFiles(FtpsTarget target) {
    return TlsOffer.to(target.name()).only(TlsVersion.TLS_1_2);
  }

  /** What the server served. */
  public ServedEndpoint server() {
    return server;
  }

  /**
   * USER and PASS.
   *
   * @param password which its owner wipes
   * @throws io.sealport.fault.Fault BAD_INPUT if a command cannot carry one of them; nothing was
   *     sent then
   * @throws IllegalStateException if the server was not verified
   */
  public Login login(String user, char[] password) throws NetFailure {
    if (!(trust instanceof ServerTrust.Verified)) {
      throw new IllegalStateException("no password for a server that was not verified");
    }
    return send(user, password);
  }

  /** As anybody (RFC 1635), which any server may be asked. */
  public Login loginAnonymously() throws NetFailure {
    return send("anonymous", "anonymous@".toCharArray());
  }

  private Login send(String user, char[] password) throws NetFailure {
    Sendable.require(user, "the user name");
    Sendable.requireSecret(password, "the password");
    FtpReply named = control.ask("USER " + user);
    if (!named.is(331)) {
      return new Login(withoutPassword(named), named);
    }
    char[] own = password.clone();
    try {
      FtpReply reply = control.askSecret("PASS", new Secret(own));
      // RFC 2228 and RFC 959: 232 and 230 let in; 202 says that the password was not needed.
      boolean accepted = reply.is(230, 232);
      return new Login(accepted ? Login.Outcome.ACCEPTED : withoutPassword(reply), reply);
    } finally {
      Arrays.fill(own, '\0');
    }
  }

  private static Login.Outcome withoutPassword(FtpReply reply) {
    return switch (reply.code()) {
      case 202, 230, 232 -> Login.Outcome.WITHOUT_PASSWORD;
      case 530 -> Login.Outcome.REFUSED;
      default -> Login.Outcome.OTHER;
    };
  }

  /**
   * A file as it is, over a data connection with TLS to the address of the control connection.
   *
   * @param maxBytes inclusive; at most 16 MiB
   * @throws NetFailure MISMATCH with the server's words if it gives none, TOO_MUCH if it is longer
   * @throws io.sealport.fault.Fault BAD_INPUT if a command cannot carry the path; nothing was sent
   *     then
   * @throws IllegalStateException if the session was not opened for files
   */
  public byte[] retrieve(String path, int maxBytes) throws NetFailure {
    return downloads.retrieve(Sendable.require(path, "the path"), maxBytes);
  }

  /** Asks, and hears what the server says to it. */
  public FtpReply ask(FtpQuestion question) throws NetFailure {
    return control.ask(question.command());
  }

  /**
   * Has the server list the folder over a data connection under TLS (after {@code PROT P}), to see
   * what that is like.
   *
   * @param resuming whether to resume the control connection's TLS session; TLS 1.2 only
   * @throws NetFailure if the server names no port, or the session itself is over
   */
  public DataOutcome list(boolean resuming) throws NetFailure {
    return data.list(resuming && server.tls().version() == TlsVersion.TLS_1_2);
  }

  /** The same in clear (after {@code PROT C}). */
  public DataOutcome listInClear() throws NetFailure {
    return data.listInClear();
  }

  /** Says QUIT, as far as there is time left for it, and hangs up. */
  @Override
  public void close() {
    if (control.isUsable()) {
      wire.hurry(GOODBYE);
      try {
        control.ask("QUIT");
      } catch (NetFailure e) {
        // It was only a courtesy.
      }
    }
    tls.close();
    wire.close();
  }
}
