package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of the ledger.
 *
 * @param serial lower-case hex
 * @param issuer the issuing CA's id: root, servers, users
 * @param names every name, {@code type:value}, the common name's first
 * @param status {@code valid}, {@code expired}, {@code revoked} or {@code held}
 * @param keyType such as {@code ec-p256}
 * @param sha256 fingerprint of the DER, lower-case hex
 * @param lineage serial of the first certificate of the renewal chain
 * @param replaces serial of the certificate that this one renewed
 * @param replacedBy serial of the certificate that renewed this one
 * @param requester who asked for it
 * @param reason RFC 5280 reason of the revocation
 * @param revokedAt when it was revoked
 * @param certificate the certificate itself, PEM, where it was asked for
 */
public record CertificateInfo(
    String serial,
    String profile,
    String issuer,
    String subject,
    List<String> names,
    @OneOf({"valid", "expired", "revoked", "held"}) String status,
    Instant notBefore,
    Instant notAfter,
    String keyType,
    String sha256,
    String lineage,
    @Nullable String replaces,
    @Nullable String replacedBy,
    String requester,
    @Nullable String reason,
    @Nullable Instant revokedAt,
    @Nullable String certificate) {

  /** The same with the certificate itself. */
  public CertificateInfo withCertificate(String pem) {
    return new CertificateInfo(
        serial,
        profile,
        issuer,
        subject,
        names,
        status,
        notBefore,
        notAfter,
        keyType,
        sha256,
        lineage,
        replaces,
        replacedBy,
        requester,
        reason,
        revokedAt,
        pem);
  }
}
