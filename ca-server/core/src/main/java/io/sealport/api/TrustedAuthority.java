package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CA of somebody else whose users are let in too.
 *
 * @param id the first 16 digits of its fingerprint
 * @param owner its subject
 * @param serial lower-case hex
 * @param key such as {@code ec-p256}
 * @param sha256 fingerprint of the DER, lower-case hex
 * @param reason why it was added
 * @param by who added it
 * @param crl absent where none was given: servers that check CRLs refuse its users then
 * @param certificate PEM
 */
public record TrustedAuthority(
    String id,
    String owner,
    String issuer,
    String serial,
    Instant notBefore,
    Instant notAfter,
    String key,
    String signature,
    String sha256,
    String reason,
    String by,
    Instant at,
    @Nullable ForeignCrlInfo crl,
    String certificate) {}
