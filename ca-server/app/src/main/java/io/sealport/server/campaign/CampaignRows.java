package io.sealport.server.campaign;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CampaignRows extends CrudRepository<CampaignRow, String> {

  @Query("SELECT * FROM campaign WHERE seq > :after ORDER BY seq LIMIT :limit")
  List<CampaignRow> page(long after, int limit);

  @Query("SELECT * FROM campaign WHERE state = 'running' ORDER BY seq")
  List<CampaignRow> running();

  @Query("SELECT COUNT(*) FROM campaign WHERE state IN ('running', 'paused')")
  long countOpen();

  /** Those that have that certificate and wait for its replacement. */
  @Query(
      """
      SELECT c.* FROM campaign_member m JOIN campaign c ON c.id = m.campaign
      WHERE m.serial = :serial AND m.state = 'open' AND c.state IN ('running', 'paused')
      ORDER BY c.seq""")
  List<CampaignRow> recalling(String serial);

  /** The first for a compromise that has a certificate of that key. */
  @Query(
      """
      SELECT c.* FROM campaign_member m JOIN campaign c ON c.id = m.campaign
      WHERE m.key_sha256 = :key AND c.state IN ('running', 'paused')
        AND c.reason IN ('keyCompromise', 'cACompromise')
      ORDER BY c.seq LIMIT 1""")
  Optional<CampaignRow> condemning(String key);

  /** The guard lets each page be selected once. */
  @Query(
      """
      UPDATE campaign SET looked = :after
      WHERE id = :id AND looked = :before AND state = 'running' AND selecting = 1""")
  int look(String id, long before, long after);

  @Query(
      """
      UPDATE campaign SET selecting = 0
      WHERE id = :id AND looked = :looked AND state = 'running' AND selecting = 1""")
  int selected(String id, long looked);

  @Query(
      """
      UPDATE campaign SET followed = :after
      WHERE id = :id AND followed = :before AND state = 'running'""")
  int follow(String id, long before, long after);

  @Query("UPDATE campaign SET state = :to WHERE id = :id AND state = :before")
  int turn(String id, String before, String to);

  @Query("UPDATE campaign SET deadline = :deadline WHERE id = :id")
  int postpone(String id, long deadline);

  @Query(
      """
      UPDATE campaign SET state = :to, ended = :at
      WHERE id = :id AND state IN ('running', 'paused')""")
  int end(String id, String to, long at);
}
