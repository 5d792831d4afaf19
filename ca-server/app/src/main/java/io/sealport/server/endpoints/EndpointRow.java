package io.sealport.server.endpoints;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** An endpoint as it was registered; labels one a line, whether it tests 0 or 1. */
@MappedEntity("endpoint")
record EndpointRow(
    @Id String id,
    long seq,
    String name,
    int port,
    String mode,
    String schedule,
    String zone,
    @Nullable String profile,
    int testsRevoked,
    @Nullable String server,
    String labels,
    String createdBy,
    long created) {}
