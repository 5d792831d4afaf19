package io.sealport.server.journal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface JournalRows extends CrudRepository<JournalRow, Long> {

  @Query("SELECT * FROM journal_entry WHERE seq > :after ORDER BY seq LIMIT :limit")
  List<JournalRow> page(long after, int limit);

  /** What other nodes did; of what they issue nobody keeps anything in memory. */
  @Query(
      """
      SELECT * FROM journal_entry
      WHERE seq > :after AND seq <= :end AND node <> :node AND act <> 'certificate.issued'
      ORDER BY seq LIMIT :limit""")
  List<JournalRow> ofOthers(String node, long after, long end, int limit);

  @Query("SELECT * FROM journal_entry WHERE hash = :hash LIMIT 1")
  Optional<JournalRow> withHash(String hash);
}
