package io.sealport.server.status;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AlarmRows extends CrudRepository<AlarmRow, String> {

  @Query("SELECT * FROM alarm ORDER BY raised, id")
  List<AlarmRow> standing();
}
