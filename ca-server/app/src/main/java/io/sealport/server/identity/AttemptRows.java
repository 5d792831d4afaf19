package io.sealport.server.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptRows extends CrudRepository<AttemptRow, String> {

  @Query("SELECT * FROM attempt WHERE request = :request ORDER BY number")
  List<AttemptRow> ofRequest(String request);

  @Query("SELECT COUNT(*) FROM attempt WHERE request = :request")
  long count(String request);

  @Query(
      """
      SELECT * FROM attempt
      WHERE account = :account AND started >= :since AND outcome = 'proven' AND officer IS NULL
      ORDER BY started DESC LIMIT :limit""")
  List<AttemptRow> provenBy(String account, long since, int limit);

  /** Those that run count as failed: whoever sends a hundred at once has a hundred. */
  @Query(
      """
      SELECT COUNT(*) FROM attempt
      WHERE guarded = :guarded AND account = :account AND started > :since
        AND outcome <> 'proven'""")
  long failuresAt(String guarded, String account, long since);

  @Query(
      """
      SELECT COUNT(*) FROM attempt
      WHERE guarded = :guarded AND started > :since AND outcome <> 'proven'""")
  long failuresAt(String guarded, long since);

  @Query(
      """
      SELECT COUNT(*) FROM attempt
      WHERE account = :account AND started > :since AND outcome <> 'proven'""")
  long failuresOf(String account, long since);

  @Query(
      """
      SELECT COUNT(*) FROM attempt
      WHERE source = :source AND started > :since AND outcome <> 'proven'""")
  long failuresFrom(String source, long since);

  /** The guard keeps what was found once as it was. */
  @Query(
      """
      UPDATE attempt SET ended = :ended, outcome = :outcome, names = :names,
        statement = :statement, told = :told, transcript = :transcript
      WHERE id = :id AND outcome = 'running'""")
  int end(
      String id,
      long ended,
      String outcome,
      String names,
      String statement,
      String told,
      String transcript);
}
