package io.sealport.server.events;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Up to which end of life a threshold has been told. */
@MappedEntity("event_threshold")
record ThresholdRow(@Id long seconds, long toldTo) {}
