package io.sealport.server.events;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sealport.api.DeliveryInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event for one channel.
 *
 * @param number its place in the list
 * @param source {@code trigger:NAME}, {@code schedule:NAME} or {@code test:NAME}
 * @param event as {@code Event.json} writes it
 * @param state {@code pending}, {@code delivered} or {@code failed}
 * @param due when it is tried next
 * @param givesUp the moment after which a failure is the last
 * @param outcome what the last attempt brought
 */
@MappedEntity("event_delivery")
record DeliveryRow(
    @Id String id,
    long number,
    String source,
    String channel,
    String kind,
    String subject,
    String event,
    long created,
    String state,
    int attempts,
    long due,
    long givesUp,
    @Nullable Long ended,
    @Nullable String outcome) {

  static final String PENDING = "pending";
  static final String DELIVERED = "delivered";
  static final String FAILED = "failed";

  boolean isPending() {
    return state.equals(PENDING);
  }

  DeliveryInfo info() {
    return new DeliveryInfo(
        id,
        state,
        kind,
        subject,
        source,
        channel,
        Instant.ofEpochMilli(created),
        attempts,
        isPending() ? Instant.ofEpochMilli(due) : null,
        ended == null ? null : Instant.ofEpochMilli(ended),
        outcome);
  }
}
