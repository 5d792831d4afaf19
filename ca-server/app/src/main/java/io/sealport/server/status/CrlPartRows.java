package io.sealport.server.status;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CrlPartRows extends CrudRepository<CrlPartRow, String> {

  @Query("DELETE FROM crl_part WHERE name = :name AND sha256 <> :sha256")
  void keepOnly(String name, String sha256);
}
