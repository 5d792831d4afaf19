package io.sealport.server.endpoints;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** One look at an endpoint, whether it was reached or not. */
@MappedEntity("endpoint_look")
record LookRow(
    @Id String id,
    String endpoint,
    long at,
    @Nullable String serial,
    @Nullable String sha256,
    int faults,
    @Nullable String trouble) {}
