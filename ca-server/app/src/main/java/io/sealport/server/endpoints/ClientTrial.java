package io.sealport.server.endpoints;

import io.sealport.ftps.FtpQuestion;
import io.sealport.ftps.FtpReply;
import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.LookResult;
import io.sealport.ftps.LookResult.Stage;
import io.sealport.ftps.LookResult.Stopped;
import io.sealport.ftps.ServerTrust;
import io.sealport.ftps.SessionTerms;
import io.sealport.ftps.StagedLook;
import io.sealport.ftps.TlsOffer;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.ClientCredential;
import java.util.Optional;

/**
 * Shows an endpoint a client certificate and says what it makes of it. It is let in where the
 * server goes on to talk behind TLS; nobody logs in.
 */
record ClientTrial(Dialer dialer) {

  /**
   * Tries.
   *
   * @return empty where the way there failed, which says nothing of the certificate
   */
  Optional<RevokedTest> show(ClientCredential client, FtpsTarget target, Deadline deadline) {
    TlsOffer offer = TlsOffer.to(target.name()).showing(Optional.of(client));
    Transcript transcript = new Transcript();
    LookResult look = new StagedLook(dialer).look(target, offer, deadline, transcript);
    if (look instanceof Stopped stopped) {
      return stopped.stage() == Stage.TLS ? refused(stopped.failure()) : Optional.empty();
    }
    if (look instanceof LookResult.Served served
        && !served.endpoint().tls().clientCertificateRequested()) {
      return Optional.of(RevokedTest.NOT_ASKED);
    }
    return talk(target, offer, deadline, transcript);
  }

  /** With TLS 1.3 a client is refused when it believes that all is well: so it asks something. */
  private Optional<RevokedTest> talk(
      FtpsTarget target, TlsOffer offer, Deadline deadline, Transcript transcript) {
    SessionTerms terms = new SessionTerms(target, new ServerTrust.Anyone(), offer);
    try (FtpsSession session = FtpsSession.open(dialer, terms, deadline, transcript)) {
      return Optional.of(
          isRefusal(session.ask(FtpQuestion.PBSZ)) ? RevokedTest.REFUSED : RevokedTest.LET_IN);
    } catch (NetFailure e) {
      return refused(e);
    }
  }

  /** 421: the service ends the session; 522 and 530 to 534: not with that certificate. */
  private static boolean isRefusal(FtpReply reply) {
    return reply.is(421, 522, 530, 532, 533, 534);
  }

  private static Optional<RevokedTest> refused(NetFailure failure) {
    return switch (failure.kind()) {
      case TLS, CONNECTION, PROTOCOL, MISMATCH -> Optional.of(RevokedTest.REFUSED);
      case RESOLUTION, FORBIDDEN_ADDRESS, TIMEOUT, TOO_MUCH -> Optional.empty();
    };
  }
}
