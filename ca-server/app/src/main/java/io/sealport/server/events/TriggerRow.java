package io.sealport.server.events;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The entry after which a trigger hears. */
@MappedEntity("event_trigger")
record TriggerRow(@Id String name, long since) {}
