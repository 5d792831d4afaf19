package io.sealport.server.authority;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/**
 * The ledger as CRLs read it: thousands of rows come as one text, {@code SERIAL REASON MILLIS;...},
 * since a row costs the driver more than the database. Each page begins behind the last row of the
 * one before, in an index that holds all that is asked for.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RevokedPages extends GenericRepository<CertificateRow, String> {

  @Query(
      """
      SELECT string_agg(serial || ' ' || COALESCE(reason, 'unspecified') || ' ' || revoked_at, ';')
      FROM (SELECT serial, reason, revoked_at FROM certificate
            WHERE issuer = :issuer AND status <> 'valid' AND not_after >= :notAfterFrom
              AND (revoked_at, serial) > (:at, :serial)
            ORDER BY revoked_at, serial LIMIT :limit) AS page""")
  Optional<String> whole(String issuer, long notAfterFrom, long at, String serial, int limit);

  @Query(
      """
      SELECT string_agg(serial || ' ' || COALESCE(reason, 'unspecified') || ' ' || revoked_at, ';')
      FROM (SELECT serial, reason, revoked_at FROM certificate
            WHERE issuer = :issuer AND shard = :shard AND shard > 0 AND status <> 'valid'
              AND not_after >= :notAfterFrom AND (revoked_at, serial) > (:at, :serial)
            ORDER BY revoked_at, serial LIMIT :limit) AS page""")
  Optional<String> ofShard(
      String issuer, long shard, long notAfterFrom, long at, String serial, int limit);

  @Query(
      """
      SELECT string_agg(serial || ' ' || COALESCE(reason, 'unspecified') || ' ' || revoked_at, ';')
      FROM (SELECT serial, reason, revoked_at FROM listed_serial
            WHERE issuer = :issuer AND status <> 'valid' AND not_after >= :notAfterFrom
              AND (revoked_at, serial) > (:at, :serial)
            ORDER BY revoked_at, serial LIMIT :limit) AS page""")
  Optional<String> listed(String issuer, long notAfterFrom, long at, String serial, int limit);

  /** What was revoked, held or released; a release has the reason {@code valid}. */
  @Query(
      """
      SELECT string_agg(serial || ' ' || COALESCE(reason, status) || ' '
                        || COALESCE(revoked_at, status_at) || ' ' || status_at, ';')
      FROM (SELECT serial, status, reason, revoked_at, status_at FROM certificate
            WHERE issuer = :issuer AND status_at >= :since
              AND (status_at, serial) > (:at, :serial)
            ORDER BY status_at, serial LIMIT :limit) AS page""")
  Optional<String> changed(String issuer, long since, long at, String serial, int limit);

  @Query(
      """
      SELECT string_agg(serial || ' ' || COALESCE(reason, status) || ' '
                        || COALESCE(revoked_at, status_at) || ' ' || status_at, ';')
      FROM (SELECT serial, status, reason, revoked_at, status_at FROM certificate
            WHERE issuer = :issuer AND shard = :shard AND shard > 0 AND status_at >= :since
              AND (status_at, serial) > (:at, :serial)
            ORDER BY status_at, serial LIMIT :limit) AS page""")
  Optional<String> changedOfShard(
      String issuer, long shard, long since, long at, String serial, int limit);

  @Query(
      """
      SELECT string_agg(serial || ' ' || COALESCE(reason, status) || ' '
                        || COALESCE(revoked_at, status_at) || ' ' || status_at, ';')
      FROM (SELECT serial, status, reason, revoked_at, status_at FROM listed_serial
            WHERE issuer = :issuer AND status_at >= :since
              AND (status_at, serial) > (:at, :serial)
            ORDER BY status_at, serial LIMIT :limit) AS page""")
  Optional<String> changedListed(String issuer, long since, long at, String serial, int limit);

  /** The highest part that a certificate names, 0 if none does. */
  @Query("SELECT COALESCE(MAX(shard), 0) FROM certificate WHERE issuer = :issuer AND shard > 0")
  int shards(String issuer);
}
