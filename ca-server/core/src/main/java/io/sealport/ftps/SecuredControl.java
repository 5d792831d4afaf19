package io.sealport.ftps;

import io.sealport.net.NetFailure;
import java.util.Optional;

/** A control connection behind TLS, whose server has greeted. */
record SecuredControl(Wire wire, TlsConnection tls, Control control, ServedEndpoint server) {

  static SecuredControl open(
      Conversation conversation, FtpsTarget target, ServerTrust trust, TlsOffer offer)
      throws NetFailure {
    HandshakeTerms terms = new HandshakeTerms(offer, judge(target, trust), Optional.empty());
    Wire wire = conversation.dial(target.address());
    try {
      return open(wire, conversation, target.mode(), terms);
    } catch (NetFailure | RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  private static SecuredControl open(
      Wire wire, Conversation conversation, FtpsMode mode, HandshakeTerms terms) throws NetFailure {
    String greeting = Opening.of(mode, wire, conversation.transcript());
    TlsConnection tls = TlsConnection.open(wire, terms, conversation.transcript());
    // With TLS 1.3 a server refuses its client when that believes that all is well.
    String remark = tls.served().clientCertificateRequested() ? TlsTrouble.ASKED : "";
    Control control =
        new Control(wire, tls.input(), tls.output(), conversation.transcript(), remark);
    if (mode == FtpsMode.IMPLICIT) {
      greeting = control.greeting().text();
    }
    return new SecuredControl(wire, tls, control, new ServedEndpoint(tls.served(), greeting));
  }

  private static CertificateJudge judge(FtpsTarget target, ServerTrust trust) {
    return trust instanceof ServerTrust.Verified verified
        ? new ServerVerification(target.name(), verified)
        : CertificateJudge.none();
  }
}
