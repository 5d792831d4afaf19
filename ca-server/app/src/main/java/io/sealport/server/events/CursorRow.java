package io.sealport.server.events;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The last entry of the journal whose triggers have been looked at; there is one row. */
@MappedEntity("event_cursor")
record CursorRow(@Id long id, long seq) {

  static final long ONLY = 1;
}
