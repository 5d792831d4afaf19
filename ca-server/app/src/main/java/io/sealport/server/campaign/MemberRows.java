package io.sealport.server.campaign;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MemberRows extends CrudRepository<MemberRow, String> {

  @Query(
      """
      SELECT * FROM campaign_member
      WHERE campaign = :campaign AND seq > :after ORDER BY seq LIMIT :limit""")
  List<MemberRow> page(String campaign, long after, int limit);

  @Query(
      """
      SELECT * FROM campaign_member
      WHERE campaign = :campaign AND state = :state AND seq > :after ORDER BY seq LIMIT :limit""")
  List<MemberRow> inState(String campaign, String state, long after, int limit);

  @Query(
      """
      SELECT state, COUNT(*) AS number FROM campaign_member
      WHERE campaign = :campaign GROUP BY state""")
  List<StateCount> counts(String campaign);

  @Query("SELECT COUNT(*) FROM campaign_member WHERE campaign = :campaign AND settled >= :since")
  long countSettled(String campaign, long since);

  @Query("SELECT * FROM campaign_member WHERE id IN (:ids) AND state = 'open'")
  List<MemberRow> open(List<String> ids);

  /**
   * The oldest certificate of a holder that waits for its replacement.
   *
   * @param key which it must not have; empty for none
   */
  @Query(
      """
      SELECT * FROM campaign_member
      WHERE campaign = :campaign AND holder = :holder AND state = 'open' AND key_sha256 <> :key
      ORDER BY seq LIMIT 1""")
  Optional<MemberRow> waiting(String campaign, String holder, String key);

  @Query(
      """
      UPDATE campaign_member SET state = 'renewed', replaced_by = :by
      WHERE id = :id AND state = 'open'""")
  int renewed(String id, String by);

  /** The guard lets each member be settled once. */
  @Query(
      """
      UPDATE campaign_member SET state = :to, settled = :at, why = :why
      WHERE id = :id AND state = :before""")
  int settle(String id, String before, String to, long at, @Nullable String why);
}
