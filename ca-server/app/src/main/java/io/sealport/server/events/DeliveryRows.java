package io.sealport.server.events;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeliveryRows extends CrudRepository<DeliveryRow, String> {

  @Query("SELECT COALESCE(MAX(number), 0) FROM event_delivery")
  long last();

  @Query(
      """
      SELECT * FROM event_delivery
      WHERE number > :after AND (:state = '' OR state = :state)
      ORDER BY number LIMIT :limit""")
  List<DeliveryRow> page(String state, long after, int limit);

  @Query(
      """
      SELECT * FROM event_delivery
      WHERE state = 'pending' AND channel = :channel AND due <= :now
      ORDER BY due, number LIMIT :limit""")
  List<DeliveryRow> due(String channel, long now, int limit);

  @Query("SELECT DISTINCT channel FROM event_delivery WHERE state = 'pending'")
  List<String> waitingFor();

  @Query("SELECT COUNT(*) FROM event_delivery WHERE state = 'pending' AND channel = :channel")
  long waiting(String channel);

  /** The guard keeps what was found once as it was. */
  @Query(
      """
      UPDATE event_delivery SET state = :state, attempts = attempts + 1, due = :due,
        ended = :ended, outcome = :outcome
      WHERE id = :id AND state = 'pending'""")
  int attempted(String id, String state, long due, @Nullable Long ended, String outcome);

  @Query(
      """
      UPDATE event_delivery SET state = 'pending', due = :now, gives_up = :givesUp, ended = NULL
      WHERE id = :id AND state <> 'delivered'""")
  int again(String id, long now, long givesUp);

  @Query(
      """
      UPDATE event_delivery SET state = 'failed', ended = :now, outcome = :why
      WHERE state = 'pending' AND channel = :channel""")
  int giveUp(String channel, long now, String why);

  @Query(
      """
      SELECT COALESCE(MAX(ended), 0) FROM event_delivery
      WHERE state = 'delivered' AND channel = :channel""")
  long lastDelivered(String channel);

  /** Of events that happened: a test that fails is seen by whoever made it. */
  @Query(
      """
      SELECT COUNT(*) FROM event_delivery
      WHERE state = 'failed' AND channel = :channel AND ended > :since
        AND source NOT LIKE 'test:%'""")
  long failedSince(String channel, long since);

  @Query(
      """
      SELECT * FROM event_delivery
      WHERE state = 'failed' AND channel = :channel AND source NOT LIKE 'test:%'
      ORDER BY ended DESC, number DESC LIMIT 1""")
  Optional<DeliveryRow> lastFailure(String channel);

  @Query("DELETE FROM event_delivery WHERE state <> 'pending' AND ended < :before")
  int purge(long before);

  @Query("SELECT * FROM event_delivery WHERE id = :id")
  Optional<DeliveryRow> withId(String id);
}
