package io.sealport.server.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TokenRows extends CrudRepository<TokenRow, String> {

  @Query("SELECT * FROM token WHERE hash = :hash")
  Optional<TokenRow> withHash(String hash);

  @Query("SELECT * FROM token WHERE seq > :after ORDER BY seq LIMIT :limit")
  List<TokenRow> page(long after, int limit);

  @Query(
      "SELECT * FROM token WHERE kind = :kind AND state = 'open' AND expires > :now ORDER BY seq")
  List<TokenRow> open(String kind, long now);

  /** The guard makes two spenders of one token impossible: the second changes no row. */
  @Query("UPDATE token SET state = :to WHERE id = :id AND state = 'open'")
  int leaveOpen(String id, String to);
}
