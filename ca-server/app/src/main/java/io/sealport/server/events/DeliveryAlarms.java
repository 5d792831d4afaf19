package io.sealport.server.events;

import io.sealport.server.status.Alarm;
import io.sealport.server.status.AlarmRule;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Events were not told over a channel, and nothing has been since. */
@Singleton
class DeliveryAlarms implements AlarmRule {

  private final Outbox outbox;

  DeliveryAlarms(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public List<Alarm> look(Instant now) {
    Map<String, List<DeliveryRow>> channels =
        outbox.givenUp().stream()
            .collect(
                Collectors.groupingBy(DeliveryRow::channel, TreeMap::new, Collectors.toList()));
    return channels.entrySet().stream().map(e -> alarm(e.getKey(), e.getValue())).toList();
  }

  private static Alarm alarm(String channel, List<DeliveryRow> given) {
    DeliveryRow last = given.get(given.size() - 1);
    return Alarm.of(
        "event-undelivered:" + channel,
        true,
        given.size() + " events were given up on channel " + channel + ": " + last.outcome(),
        "sealport events test " + channel + "; then sealport events retry ID for each that counts");
  }
}
