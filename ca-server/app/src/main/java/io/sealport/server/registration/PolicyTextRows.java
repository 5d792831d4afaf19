package io.sealport.server.registration;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PolicyTextRows extends CrudRepository<PolicyTextRow, String> {

  @Query("SELECT * FROM policy_text WHERE book = :book ORDER BY name")
  List<PolicyTextRow> of(String book);

  @Query("DELETE FROM policy_text WHERE book = :book")
  void forget(String book);
}
