package io.sealport.server.registration;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RequestRows extends CrudRepository<RequestRow, String> {

  @Query(
      """
      SELECT * FROM request
      WHERE seq > :after AND (:state = '' OR state = :state)
        AND (:profile = '' OR profile = :profile)
      ORDER BY seq LIMIT :limit""")
  List<RequestRow> page(long after, String state, String profile, int limit);

  @Query(
      """
      SELECT * FROM request WHERE state = 'pending' AND expires <= :now
      ORDER BY seq LIMIT :limit""")
  List<RequestRow> overdue(long now, int limit);

  @Query("SELECT * FROM request WHERE state = :state ORDER BY seq")
  List<RequestRow> ofState(String state);

  @Query("SELECT COUNT(*) FROM request WHERE requester = :requester AND state = :state")
  long count(String requester, String state);

  @Query("SELECT COUNT(*) FROM request WHERE state = :state")
  long count(String state);

  @Query("UPDATE request SET demands = :demands WHERE id = :id AND state = 'pending'")
  int owe(String id, String demands);

  /** The guard lets one decision win: the second changes no row. */
  @Query(
      """
      UPDATE request SET state = :state, decided_by = :by, decided_at = :at, reason = :reason,
        serial = NULLIF(:serial, ''), violations = :violations
      WHERE id = :id AND state = 'pending'""")
  int decide(
      String id, String state, String by, long at, String reason, String serial, String violations);
}
