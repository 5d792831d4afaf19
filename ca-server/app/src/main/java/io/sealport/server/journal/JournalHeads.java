package io.sealport.server.journal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface JournalHeads extends CrudRepository<JournalHead, Long> {

  /**
   * Takes the turn: waits until no other transaction is about to move the end, and lets no other do
   * so until this one is over.
   */
  @Query("UPDATE journal_head SET seq = seq WHERE id = :id")
  int takeTurn(long id);
}
