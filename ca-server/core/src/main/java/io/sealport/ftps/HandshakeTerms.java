package io.sealport.ftps;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.TlsSession;

/**
 * How a handshake is to go.
 *
 * @param versions to offer, at least one
 * @param session to resume; TLS 1.2 only
 */
record HandshakeTerms(
    TlsOffer offer,
    List<TlsVersion> versions,
    CertificateJudge judge,
    Optional<TlsSession> session) {

  HandshakeTerms {
    versions = List.copyOf(versions);
  }

  /** Any version, any certificate: to see what there is. */
  static HandshakeTerms looking(TlsOffer offer) {
    return new HandshakeTerms(
        offer, List.of(TlsVersion.values()), CertificateJudge.none(), Optional.empty());
  }

  /** The versions for people: {@code TLS 1.2 or 1.3}. */
  String wanted() {
    return versions.size() > 1 ? "TLS 1.2 or 1.3" : versions.get(0).wire();
  }
}
