package io.sealport.server.authority;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A trusted CA as it is stored, certificate and CRL in DER. */
@MappedEntity("trusted_authority")
@SuppressWarnings("ArrayRecordComponent") // a row is written and read, never compared
record TrustedAuthorityRow(
    @Id String id,
    long seq,
    byte[] certificate,
    String reason,
    String addedBy,
    long addedAt,
    // Micronaut does not see the annotation of an array type.
    @io.micronaut.core.annotation.Nullable byte @Nullable [] crl,
    @Nullable String crlUrl,
    @Nullable String crlFailure) {}
