package io.sealport.server.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A CRL that was issued; {@code id} is {@code CA/NUMBER}. */
@MappedEntity("crl")
record CrlRow(
    @Id String id,
    String ca,
    long number,
    long thisUpdate,
    long nextUpdate,
    long entries,
    String sha256) {}
