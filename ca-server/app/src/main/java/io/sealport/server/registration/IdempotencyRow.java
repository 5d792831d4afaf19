package io.sealport.server.registration;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Which request a key stands for; {@code id} is a hash of the caller and the key. */
@MappedEntity("idempotency")
record IdempotencyRow(@Id String id, String fingerprint, String request, long created) {}
