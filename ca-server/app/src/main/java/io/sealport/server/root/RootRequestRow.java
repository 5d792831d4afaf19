package io.sealport.server.root;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A request to an offline root.
 *
 * @param kind {@code crl} or {@code ca}
 * @param subject the CA's id
 * @param keyId of the CA that is asked for, else empty
 * @param state {@code open}, {@code answered} or {@code superseded}
 * @param body the file
 */
@MappedEntity("root_request")
record RootRequestRow(
    @Id String id,
    long seq,
    String kind,
    String subject,
    String keyId,
    long created,
    String state,
    String body) {}
