package io.sealport.server.authority;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CertificateRows extends CrudRepository<CertificateRow, String> {

  @Query(
      """
      SELECT * FROM certificate c
      WHERE c.seq > :after
        AND (:profile = '' OR c.profile = :profile)
        AND (:status = ''
             OR (:status = 'revoked' AND c.status = 'revoked')
             OR (:status = 'held' AND c.status = 'held')
             OR (:status = 'valid' AND c.status = 'valid' AND c.not_after > :now)
             OR (:status = 'expired' AND c.status = 'valid' AND c.not_after <= :now))
        AND c.not_after >= :notAfterFrom
        AND c.not_after <= :notAfterTo
        AND (:name = '' OR EXISTS (SELECT 1 FROM certificate_name n
                                   WHERE n.name = :name AND n.serial = c.serial))
      ORDER BY c.seq LIMIT :limit""")
  List<CertificateRow> search(
      long after,
      String profile,
      String status,
      String name,
      long now,
      long notAfterFrom,
      long notAfterTo,
      int limit);

  @Query("SELECT * FROM certificate WHERE lineage = :lineage ORDER BY seq")
  List<CertificateRow> lineage(String lineage);

  @Query("SELECT * FROM certificate WHERE key_sha256 = :keySha256 ORDER BY seq")
  List<CertificateRow> withKey(String keySha256);

  /** Those that condemn the key come first. */
  @Query(
      """
      SELECT * FROM certificate WHERE key_sha256 = :keySha256
      ORDER BY CASE WHEN reason IN ('keyCompromise', 'cACompromise') THEN 0 ELSE 1 END, seq DESC
      LIMIT :most""")
  List<CertificateRow> newestWithKey(String keySha256, int most);

  @Query("SELECT issuer, not_after, reason, revoked_at FROM certificate WHERE serial = :serial")
  Optional<StandingRow> standing(String serial);

  /** Revoked or held, and not yet expired at a moment. */
  @Query(
      """
      SELECT serial, reason, revoked_at FROM certificate
      WHERE issuer = :issuer AND status IN ('revoked', 'held') AND not_after >= :notAfterFrom
      ORDER BY revoked_at, serial""")
  List<RevokedRow> revoked(String issuer, long notAfterFrom);

  /** Valid ones that end between a moment and the last of four others, by profile. */
  @Query(
      """
      SELECT profile,
        SUM(CASE WHEN not_after <= :day THEN 1 ELSE 0 END) AS in_day,
        SUM(CASE WHEN not_after <= :week THEN 1 ELSE 0 END) AS in_week,
        SUM(CASE WHEN not_after <= :month THEN 1 ELSE 0 END) AS in_month,
        COUNT(*) AS in_quarter
      FROM certificate
      WHERE not_after > :now AND not_after <= :quarter AND status = 'valid'
      GROUP BY profile""")
  List<EndingRow> ending(long now, long day, long week, long month, long quarter);

  @Query(
      """
      INSERT INTO certificate_name (serial, name, profile, issued, not_after)
      VALUES (:serial, :name, :profile, :issued, :notAfter)""")
  void addName(String serial, String name, String profile, long issued, long notAfter);

  @Query("INSERT INTO login_look (look, not_after, serial) VALUES (:look, :notAfter, :serial)")
  void addLook(String look, long notAfter, String serial);

  /** Those with that name that are valid at a moment. */
  @Query(
      """
      SELECT c.serial, c.lineage, c.names, c.not_after
      FROM certificate_name n JOIN certificate c ON c.serial = n.serial
      WHERE n.name = :name AND n.profile = :profile AND n.not_after > :now AND c.status = 'valid'
      ORDER BY c.seq LIMIT :most""")
  List<IssuedRow> valid(String profile, String name, long now, int most);

  /** The newest with that name that is valid at a moment, and not the server's own. */
  @Query(
      """
      SELECT c.serial, c.sha256, c.seq, c.issued
      FROM certificate_name n JOIN certificate c ON c.serial = n.serial
      WHERE n.name = :name AND n.profile = :profile AND n.not_after > :now AND c.status = 'valid'
        AND c.requester <> :own
      ORDER BY c.seq DESC LIMIT 1""")
  Optional<NewestRow> newest(String profile, String name, long now, String own);

  /** Those of other lineages with a login of that look that are valid at a moment or held. */
  @Query(
      """
      SELECT c.serial, c.lineage, c.names, c.not_after
      FROM login_look l JOIN certificate c ON c.serial = l.serial
      WHERE l.look = :look AND l.not_after > :now AND c.status IN ('valid', 'held')
        AND c.lineage <> :lineage
      ORDER BY c.seq LIMIT :most""")
  List<IssuedRow> alike(String look, String lineage, long now, int most);

  @Query(
      """
      SELECT issued FROM certificate_name WHERE name = :name AND profile = :profile
      ORDER BY issued DESC LIMIT 1 OFFSET :skipped""")
  Optional<Long> issuedFor(String name, String profile, int skipped);

  @Query(
      """
      SELECT issued FROM certificate WHERE requester = :requester AND profile = :profile
      ORDER BY issued DESC LIMIT 1 OFFSET :skipped""")
  Optional<Long> issuedTo(String requester, String profile, int skipped);

  @Query(
      """
      SELECT issued FROM certificate WHERE lineage = :lineage AND profile = :profile
      ORDER BY issued DESC LIMIT 1 OFFSET :skipped""")
  Optional<Long> issuedWithin(String lineage, String profile, int skipped);

  @Query(
      """
      SELECT issued FROM certificate WHERE profile = :profile
      ORDER BY issued DESC LIMIT 1 OFFSET :skipped""")
  Optional<Long> issuedOf(String profile, int skipped);

  /**
   * The guard keeps the first revocation: a second one changes no row. After a hold the date stays
   * that of the hold.
   */
  @Query(
      """
      UPDATE certificate SET status = 'revoked', reason = :reason,
        revoked_at = COALESCE(revoked_at, :at), status_at = :at
      WHERE serial = :serial AND status IN ('valid', 'held')""")
  int revoke(String serial, String reason, long at);

  /** As {@link #revoke}, of a revocation that was decided elsewhere and is heard of now. */
  @Query(
      """
      UPDATE certificate SET status = 'revoked', reason = :reason,
        revoked_at = COALESCE(revoked_at, :at), status_at = :now
      WHERE serial = :serial AND status IN ('valid', 'held')""")
  int revokeAsOf(String serial, String reason, long at, long now);

  @Query(
      """
      UPDATE certificate SET status = 'held', reason = 'certificateHold', revoked_at = :at,
        status_at = :now
      WHERE serial = :serial AND status = 'valid'""")
  int holdAsOf(String serial, long at, long now);

  @Query(
      """
      UPDATE certificate SET status = 'held', reason = 'certificateHold', revoked_at = :at,
        status_at = :at
      WHERE serial = :serial AND status = 'valid'""")
  int hold(String serial, long at);

  @Query(
      """
      UPDATE certificate SET status = 'valid', reason = NULL, revoked_at = NULL, status_at = :at
      WHERE serial = :serial AND status = 'held'""")
  int release(String serial, long at);

  /** The guard lets one of two renewals win: the second changes no row. */
  @Query("UPDATE certificate SET replaced_by = :by WHERE serial = :serial AND replaced_by IS NULL")
  int replaceOnce(String serial, String by);

  @Query("UPDATE certificate SET replaced_by = :by WHERE serial = :serial")
  int replaceAgain(String serial, String by);
}
