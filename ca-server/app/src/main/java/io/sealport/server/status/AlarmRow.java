package io.sealport.server.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** An alarm that was raised and is not cleared. */
@MappedEntity("alarm")
record AlarmRow(@Id String id, String severity, String message, long raised) {}
