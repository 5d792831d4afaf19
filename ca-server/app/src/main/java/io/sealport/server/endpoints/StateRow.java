package io.sealport.server.endpoints;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * What the looks at an endpoint have found; times in epoch milliseconds.
 *
 * @param reached when it last was; the fields after it are of that look
 */
@MappedEntity("endpoint_state")
record StateRow(
    @Id String id,
    long due,
    @Nullable Long looked,
    int failed,
    String trouble,
    @Nullable Long reached,
    @Nullable Long since,
    String address,
    String mode,
    String chain,
    String faults,
    @Nullable String revokedTest) {}
