package io.sealport.server.registration;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DifferenceRows extends CrudRepository<DifferenceRow, Long> {

  @Query(
      """
      SELECT * FROM policy_difference
      WHERE seq > :after AND (:candidate = '' OR candidate_book = :candidate)
      ORDER BY seq LIMIT :limit""")
  List<DifferenceRow> page(long after, String candidate, int limit);

  @Query("SELECT COALESCE(MAX(seq), 0) FROM policy_difference")
  long last();

  @Query("DELETE FROM policy_difference WHERE seq <= :upTo")
  void prune(long upTo);
}
