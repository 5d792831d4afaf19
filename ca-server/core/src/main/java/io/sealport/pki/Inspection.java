package io.sealport.pki;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate to look at, and what is known around it.
 *
 * @param certificate the certificate itself
 * @param chain certificates that may stand above it, in any order, not trusted by themselves
 * @param anchors what the one who looks trusts; empty for nothing
 * @param now the moment of the look
 * @param host the DNS name or address by which a client connects; empty where no server is meant
 * @param revocation when it is known to be revoked
 */
public record Inspection(
    X509CertificateHolder certificate,
    List<X509CertificateHolder> chain,
    List<X509CertificateHolder> anchors,
    Instant now,
    Optional<Name> host,
    Optional<Revocation> revocation) {

  public Inspection {
    chain = List.copyOf(chain);
    anchors = List.copyOf(anchors);
  }

  /**
   * What a ledger, CRL or OCSP responder says of a revoked certificate.
   *
   * @param at since when
   * @param reason RFC 5280 5.3.1, such as {@code keyCompromise}
   */
  public record Revocation(Instant at, String reason) {}
}
