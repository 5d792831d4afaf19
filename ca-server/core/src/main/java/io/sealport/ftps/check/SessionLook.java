package io.sealport.ftps.check;

import io.sealport.ftps.FtpQuestion;
import io.sealport.ftps.FtpReply;
import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.Login;
import io.sealport.ftps.ServerTrust;
import io.sealport.ftps.SessionTerms;
import io.sealport.ftps.TlsOffer;
import io.sealport.ftps.TlsReason;
import io.sealport.ftps.TlsVersion;
import io.sealport.net.NetFailure;

/** One session behind TLS: what the server answers to the commands that FTPS needs. */
final class SessionLook {

  private final Examination e;
  private final boolean has12;
  private final boolean believed;

  private SessionLook(Examination e, boolean has12, boolean believed) {
    this.e = e;
    this.has12 = has12;
    this.believed = believed;
  }

  /**
   * Looks.
   *
   * @param has12 whether TLS 1.2 comes about, with which sessions can be resumed
   * @param believed whether a password may be sent
   */
  static void at(Examination e, boolean has12, boolean believed) {
    new SessionLook(e, has12, believed).look();
  }

  private void look() {
    try (FtpsSession session =
        FtpsSession.open(e.dialer(), terms(), e.deadline(), e.transcript())) {
      boolean isIn = login(session);
      if (!isIn && wantsLogin()) {
        // Who was refused is told little more, and is soon hung up on.
        return;
      }
      boolean givesData = PassiveLook.at(e, session) && isIn && e.wants(CheckAspect.DATA);
      if (protection(session)) {
        ClearLook.at(e, session, givesData);
        if (givesData) {
          new DataLook(e, session).look();
        }
      }
    } catch (NetFailure failure) {
      e.found().fault(ended(failure));
    }
  }

  private SessionTerms terms() {
    TlsOffer offer = has12 ? e.offer().only(TlsVersion.TLS_1_2) : e.offer();
    ServerTrust trust =
        wantsLogin()
            ? new ServerTrust.Verified(e.order().anchors(), e.order().now())
            : new ServerTrust.Anyone();
    return new SessionTerms(e.target(), trust, offer);
  }

  private boolean wantsLogin() {
    return e.order().login().isPresent() && believed;
  }

  /** Whether the session is in. */
  private boolean login(FtpsSession session) throws NetFailure {
    if (e.order().login().isEmpty()) {
      return false;
    }
    if (!believed) {
      e.found().fact("login", "not tried: the server's certificate is not to be believed");
      return false;
    }
    CheckLogin as = e.order().login().get();
    Login login = session.login(as.user(), as.password());
    if (login.isIn()) {
      e.found().fact("login", as.user() + " is in: " + ReplyWords.explained(login.reply()));
    } else {
      e.found().fault(Stops.replied(FaultId.LOGIN_REFUSED, login.reply()));
    }
    return login.isIn();
  }

  /** PBSZ and PROT P; whether both are honoured. */
  private boolean protection(FtpsSession session) throws NetFailure {
    FtpReply size = session.ask(FtpQuestion.PBSZ);
    if (isOnlyForUsers(size)) {
      e.found().fact("protection", "PBSZ and PROT only after the login");
      return false;
    }
    if (!size.is(200)) {
      e.found().fault(Stops.replied(FaultId.PBSZ_REFUSED, size));
    }
    FtpReply level = session.ask(FtpQuestion.PROT_P);
    if (isOnlyForUsers(level)) {
      e.found().fact("protection", "PROT only after the login");
      return false;
    }
    if (!level.is(200)) {
      e.found().fault(Stops.replied(FaultId.PROT_P_REFUSED, level));
      return false;
    }
    e.found().fact("protection", "PBSZ 0 and PROT P honoured");
    return true;
  }

  /** RFC 2228 3: 503 and 530 say that it is too early for the command. */
  static boolean isOnlyForUsers(FtpReply reply) {
    return reply.is(503, 530);
  }

  /** Why the session ended: of a client certificate, or of anything else. */
  private EndpointFault ended(NetFailure failure) {
    TlsReason reason = TlsReason.of(failure);
    boolean broke = failure.kind() == NetFailure.Kind.CONNECTION;
    if (e.tls().clientCertificateRequested()
        && (broke
            || reason == TlsReason.CLIENT_CERTIFICATE
            || reason == TlsReason.NOTHING_IN_COMMON)) {
      return EndpointFault.of(
          e.order().client().isPresent()
              ? FaultId.CLIENT_CERTIFICATE_REFUSED
              : FaultId.CLIENT_CERTIFICATE_NEEDED,
          failure.sentence());
    }
    return switch (failure.kind()) {
      case TIMEOUT -> EndpointFault.of(FaultId.TIMED_OUT, failure.sentence());
      case TLS -> Stops.handshake(failure);
      case MISMATCH -> EndpointFault.of(FaultId.GREETING_REFUSED, failure.sentence());
      case PROTOCOL, TOO_MUCH -> EndpointFault.of(FaultId.NO_FTP, failure.sentence());
      case CONNECTION, RESOLUTION, FORBIDDEN_ADDRESS ->
          EndpointFault.of(FaultId.CONNECTION_BROKEN, failure.sentence());
    };
  }
}
