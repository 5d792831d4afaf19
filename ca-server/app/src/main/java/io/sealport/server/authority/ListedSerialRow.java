package io.sealport.server.authority;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A serial without a certificate as it is stored; {@code id} is {@code CA/SERIAL}. */
@MappedEntity("listed_serial")
record ListedSerialRow(
    @Id String id,
    long seq,
    String issuer,
    String serial,
    String subject,
    long notAfter,
    String status,
    @Nullable String reason,
    @Nullable Long revokedAt,
    @Nullable Long statusAt) {}
