package io.sealport.server.status;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CrlDeltaRows extends CrudRepository<CrlDeltaRow, String> {

  @Query("SELECT * FROM crl_delta WHERE ca = :ca ORDER BY number DESC LIMIT 1")
  Optional<CrlDeltaRow> newest(String ca);
}
