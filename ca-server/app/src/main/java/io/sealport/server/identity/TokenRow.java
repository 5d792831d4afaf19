package io.sealport.server.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A token as it is stored: only a hash of the secret. */
@MappedEntity("token")
record TokenRow(
    @Id String id,
    long seq,
    String kind,
    String hash,
    @Nullable String profile,
    String names,
    String role,
    String createdBy,
    long created,
    long expires,
    String state,
    String scopes,
    String profiles) {}
