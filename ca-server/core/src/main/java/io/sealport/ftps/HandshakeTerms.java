package io.sealport.ftps;

import java.util.Optional;
import org.bouncycastle.tls.TlsSession;

/**
 * How a handshake is to go.
 *
 * @param session to resume; TLS 1.2 only
 */
record HandshakeTerms(TlsOffer offer, CertificateJudge judge, Optional<TlsSession> session) {

  /** Any certificate: to see what there is. */
  static HandshakeTerms looking(TlsOffer offer) {
    return new HandshakeTerms(offer, CertificateJudge.none(), Optional.empty());
  }
}
