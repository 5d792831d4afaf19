package io.sealport.server.root;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RootRequestRows extends CrudRepository<RootRequestRow, String> {

  @Query("SELECT * FROM root_request WHERE kind = 'ca' AND subject = :ca AND state = 'open'")
  Optional<RootRequestRow> openCa(String ca);

  /** The guard lets one answer in. */
  @Query("UPDATE root_request SET state = 'answered' WHERE id = :id AND state = 'open'")
  int answer(String id);

  /** Another request takes its place. */
  @Query("UPDATE root_request SET state = 'superseded' WHERE id = :id AND state = 'open'")
  int giveUp(String id);

  /** After a CRL, what was asked for before it is of no use. */
  @Query(
      """
      UPDATE root_request SET state = 'superseded'
      WHERE kind = 'crl' AND state = 'open' AND seq < :seq""")
  int supersede(long seq);
}
