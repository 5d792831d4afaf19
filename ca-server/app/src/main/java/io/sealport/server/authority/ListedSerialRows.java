package io.sealport.server.authority;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ListedSerialRows extends CrudRepository<ListedSerialRow, String> {

  @Query("SELECT * FROM listed_serial WHERE serial = :serial ORDER BY seq")
  List<ListedSerialRow> withSerial(String serial);

  @Query("SELECT * FROM listed_serial WHERE seq > :after ORDER BY seq LIMIT :limit")
  List<ListedSerialRow> page(long after, int limit);

  /** Revoked or held, and not yet expired at a moment. */
  @Query(
      """
      SELECT serial, reason, revoked_at FROM listed_serial
      WHERE issuer = :issuer AND status IN ('revoked', 'held') AND not_after >= :notAfterFrom
      ORDER BY revoked_at, serial""")
  List<RevokedRow> revoked(String issuer, long notAfterFrom);

  /** The guard keeps the first revocation, and the date of a hold. */
  @Query(
      """
      UPDATE listed_serial SET status = 'revoked', reason = :reason,
        revoked_at = COALESCE(revoked_at, :at), status_at = :now
      WHERE id = :id AND status IN ('valid', 'held')""")
  int revoke(String id, String reason, long at, long now);

  @Query(
      """
      UPDATE listed_serial SET status = 'held', reason = 'certificateHold', revoked_at = :at,
        status_at = :now
      WHERE id = :id AND status = 'valid'""")
  int hold(String id, long at, long now);

  @Query(
      """
      UPDATE listed_serial SET status = 'valid', reason = NULL, revoked_at = NULL, status_at = :now
      WHERE id = :id AND status = 'held'""")
  int release(String id, long now);
}
