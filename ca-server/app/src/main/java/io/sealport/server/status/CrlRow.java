package io.sealport.server.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A CRL that was issued; {@code id} is {@code CA/NUMBER}.
 *
 * @param der the CRL itself where this server cannot sign it again
 */
@MappedEntity("crl")
@SuppressWarnings("ArrayRecordComponent") // a row is written and read, never compared
record CrlRow(
    @Id String id,
    String ca,
    long number,
    long thisUpdate,
    long nextUpdate,
    long entries,
    String sha256,
    // Micronaut does not see the annotation of an array type.
    @io.micronaut.core.annotation.Nullable byte @Nullable [] der) {}
