package io.sealport.server.registration;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A name that a pending request keeps from others. */
@MappedEntity("reserved_name")
record ReservedNameRow(@Id String name, String request, String requester, long since) {}
