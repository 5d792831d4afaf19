package io.sealport.server.authority;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sealport.pki.RevocationReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as it is stored; times are epoch milliseconds, lists one item a line.
 *
 * @param shard the part of the CA's CRL that its address names; 0 for the whole
 */
@MappedEntity("certificate")
@SuppressWarnings("ArrayRecordComponent") // a row is written and read, never compared
record CertificateRow(
    @Id String serial,
    long seq,
    String issuer,
    String profile,
    String subject,
    String names,
    long notBefore,
    long notAfter,
    String keyType,
    String keySha256,
    String sha256,
    String lineage,
    @Nullable String replaces,
    @Nullable String replacedBy,
    String requester,
    String evidence,
    byte[] der,
    String status,
    @Nullable String reason,
    @Nullable Long revokedAt,
    @Nullable Long statusAt,
    long issued,
    long shard) {

  /** The same as it was before its CA came here. */
  CertificateRow asItWas(Optional<LedgerEntry.Revocation> revocation, long issued, long now) {
    String status =
        revocation
            .map(r -> r.reason() == RevocationReason.CERTIFICATE_HOLD ? "held" : "revoked")
            .orElse("valid");
    return new CertificateRow(
        serial,
        seq,
        issuer,
        profile,
        subject,
        names,
        notBefore,
        notAfter,
        keyType,
        keySha256,
        sha256,
        lineage,
        replaces,
        replacedBy,
        requester,
        evidence,
        der,
        status,
        revocation.map(r -> r.reason().wire()).orElse(null),
        revocation.map(r -> r.at().toEpochMilli()).orElse(null),
        // The next CRL has to tell of it.
        revocation.isPresent() ? now : null,
        issued,
        shard);
  }
}
