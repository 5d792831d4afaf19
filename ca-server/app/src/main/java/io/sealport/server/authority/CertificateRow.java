package io.sealport.server.authority;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A certificate as it is stored; times are epoch milliseconds, lists one item a line. */
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
    long issued) {}
