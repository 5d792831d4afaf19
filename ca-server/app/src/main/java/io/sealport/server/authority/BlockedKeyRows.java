package io.sealport.server.authority;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BlockedKeyRows extends CrudRepository<BlockedKeyRow, String> {

  @Query("SELECT * FROM blocked_key WHERE seq > :after ORDER BY seq LIMIT :limit")
  List<BlockedKeyRow> page(long after, int limit);

  @Query("DELETE FROM blocked_key WHERE sha256 = :sha256")
  int remove(String sha256);
}
