package io.sealport.server.endpoints;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface StateRows extends CrudRepository<StateRow, String> {

  /** Those whose time has come, the longest overdue first. */
  @Query("SELECT * FROM endpoint_state WHERE due <= :now ORDER BY due, id LIMIT :limit")
  List<StateRow> due(long now, int limit);

  @Query("UPDATE endpoint_state SET due = :due WHERE id = :id")
  int postpone(String id, long due);
}
