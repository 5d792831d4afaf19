package io.sealport.server.authority;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Reads certificates without what is large of them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LedgerLineRows extends GenericRepository<CertificateRow, String> {

  String COLUMNS =
      """
      SELECT serial, seq, issuer, profile, subject, names, not_before, not_after, key_type,
        key_sha256, lineage, replaces, replaced_by, requester, status, issued
      FROM certificate
      """;

  @Query(COLUMNS + "WHERE seq > :after AND seq < :below ORDER BY seq LIMIT :limit")
  List<LedgerLine> between(long after, long below, int limit);

  /** Those that are not revoked for good and end after a moment. */
  @Query(
      COLUMNS
          + """
          WHERE seq > :after AND seq < :below AND status <> 'revoked' AND not_after > :endsAfter
          ORDER BY seq LIMIT :limit""")
  List<LedgerLine> usable(long after, long below, long endsAfter, int limit);

  @Query(COLUMNS + "WHERE serial IN (:serials)")
  List<LedgerLine> of(List<String> serials);
}
