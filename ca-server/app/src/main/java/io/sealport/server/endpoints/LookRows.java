package io.sealport.server.endpoints;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LookRows extends CrudRepository<LookRow, String> {

  @Query(
      "SELECT * FROM endpoint_look WHERE endpoint = :endpoint ORDER BY at DESC, id DESC LIMIT :most")
  List<LookRow> newest(String endpoint, int most);

  /** Leaves the newest of an endpoint and removes the others. */
  @Query(
      """
      DELETE FROM endpoint_look WHERE endpoint = :endpoint AND id NOT IN (
        SELECT id FROM endpoint_look WHERE endpoint = :endpoint
        ORDER BY at DESC, id DESC LIMIT :most)""")
  int purge(String endpoint, int most);

  @Query("DELETE FROM endpoint_look WHERE endpoint = :endpoint")
  int forget(String endpoint);
}
