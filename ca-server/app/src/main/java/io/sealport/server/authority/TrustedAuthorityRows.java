package io.sealport.server.authority;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TrustedAuthorityRows extends CrudRepository<TrustedAuthorityRow, String> {

  @Query("SELECT * FROM trusted_authority ORDER BY seq")
  List<TrustedAuthorityRow> all();

  @Query("UPDATE trusted_authority SET crl_failure = NULLIF(:failure, '') WHERE id = :id")
  int fail(String id, String failure);
}
