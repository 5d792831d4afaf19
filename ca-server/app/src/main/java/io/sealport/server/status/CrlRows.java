package io.sealport.server.status;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CrlRows extends CrudRepository<CrlRow, String> {

  @Query("SELECT * FROM crl WHERE ca = :ca ORDER BY number DESC LIMIT 1")
  Optional<CrlRow> newest(String ca);

  /** The newest that is at least so old and has a delta's form of address: it was signed here. */
  @Query(
      """
      SELECT * FROM crl WHERE ca = :ca AND sha256 <> '' AND this_update <= :latest
      ORDER BY number DESC LIMIT 1""")
  Optional<CrlRow> newestUntil(String ca, long latest);

  @Query("SELECT * FROM crl WHERE ca = :ca AND sha256 <> '' ORDER BY number LIMIT 1")
  Optional<CrlRow> oldest(String ca);
}
