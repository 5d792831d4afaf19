package io.sealport.server.journal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface NodeEnds extends CrudRepository<NodeEnd, String> {

  @Query("SELECT * FROM journal_node ORDER BY joined, name")
  List<NodeEnd> all();

  @Query("SELECT COUNT(*) FROM journal_node WHERE name <> :name AND left_at IS NULL")
  long others(String name);

  @Query("UPDATE journal_node SET left_at = :now WHERE name = :name AND left_at IS NULL")
  int leave(String name, long now);
}
