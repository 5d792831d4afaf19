package io.sealport.server.authority;

import io.sealport.api.ForeignCrlInfo;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.ForeignCrl;
import io.sealport.pki.Inspection;
import io.sealport.pki.Pem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A CA of somebody else whose users are let in too.
 *
 * @param id from its fingerprint
 * @param seq the journal entry that says so, and its place in the list
 * @param crl the newest that is known, which may have ended
 */
public record TrustedAuthority(
    String id,
    long seq,
    X509CertificateHolder certificate,
    String reason,
    String by,
    Instant at,
    Optional<Crl> crl) {

  /**
   * Its CRL.
   *
   * @param sha256 of its DER
   * @param url where newer ones are fetched
   * @param failure why the last look there brought none
   */
  public record Crl(ForeignCrl list, String sha256, Optional<URI> url, Optional<String> failure) {

    /** One that was just judged. */
    public static Crl of(ForeignCrl list, Optional<URI> url) {
      return new Crl(list, CertificateFacts.sha256(list.der()), url, Optional.empty());
    }

    ForeignCrlInfo info() {
      return new ForeignCrlInfo(
          url.map(URI::toString).orElse(null),
          list.number().orElse(null),
          list.thisUpdate(),
          list.nextUpdate(),
          failure.orElse(null));
    }
  }

  /** The subject, safe to print. */
  public String owner() {
    return CertificateWindow.name(certificate.getSubject());
  }

  /** As the API shows it. */
  public io.sealport.api.TrustedAuthority info() {
    CertificateWindow window =
        CertificateWindow.of(
            new Inspection(
                certificate, List.of(), List.of(), at, Optional.empty(), Optional.empty()));
    return new io.sealport.api.TrustedAuthority(
        id,
        window.owner(),
        window.issuer(),
        window.serial(),
        window.notBefore(),
        window.notAfter(),
        window.key(),
        window.signature(),
        window.sha256(),
        reason,
        by,
        at,
        crl.map(Crl::info).orElse(null),
        Pem.certificate(certificate));
  }

  /** The same with that CRL. */
  public TrustedAuthority with(Crl newer) {
    return new TrustedAuthority(id, seq, certificate, reason, by, at, Optional.of(newer));
  }
}
