package io.sealport.server.authority;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A blocked key as it is stored. */
@MappedEntity("blocked_key")
record BlockedKeyRow(
    @Id String sha256, long seq, String reason, String blockedBy, long blockedAt) {}
