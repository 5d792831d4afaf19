package io.sealport.server.endpoints;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EndpointRows extends CrudRepository<EndpointRow, String> {

  /**
   * A page.
   *
   * @param label a pattern of LIKE; empty for every label
   */
  @Query(
      """
      SELECT * FROM endpoint
      WHERE seq > :after
        AND (:label = '' OR labels LIKE :label)
      ORDER BY seq LIMIT :limit""")
  List<EndpointRow> page(long after, String label, int limit);
}
