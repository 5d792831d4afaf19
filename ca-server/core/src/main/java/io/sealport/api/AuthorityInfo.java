package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CA.
 *
 * @param id root, servers, users, or a later one such as servers-2
 * @param ocsp absent for a root that is kept offline
 * @param certificate PEM
 * @param crlNumber the newest CRL's number
 * @param reason why it is revoked
 */
public record AuthorityInfo(
    String id,
    String subject,
    String serial,
    String keyType,
    Instant notBefore,
    Instant notAfter,
    String sha256,
    @Nullable String ocsp,
    String crl,
    String caIssuers,
    @Nullable String crlNumber,
    @Nullable Instant crlNextUpdate,
    @Nullable String reason,
    @Nullable Instant revokedAt,
    String certificate) {

  /** The same with what the CA's CRL says. */
  public AuthorityInfo withCrl(String number, Instant nextUpdate) {
    return new AuthorityInfo(
        id,
        subject,
        serial,
        keyType,
        notBefore,
        notAfter,
        sha256,
        ocsp,
        crl,
        caIssuers,
        number,
        nextUpdate,
        reason,
        revokedAt,
        certificate);
  }
}
