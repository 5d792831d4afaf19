package io.sealport.server.registration;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReservedNameRows extends CrudRepository<ReservedNameRow, String> {

  @Query("DELETE FROM reserved_name WHERE request = :request")
  int release(String request);
}
