package io.sealport.server.events;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CursorRows extends CrudRepository<CursorRow, Long> {

  /** The guard lets an entry be told by one reading alone. */
  @Query("UPDATE event_cursor SET seq = :after WHERE id = 1 AND seq = :before")
  int move(long before, long after);
}
