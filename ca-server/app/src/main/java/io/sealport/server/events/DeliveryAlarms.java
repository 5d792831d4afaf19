package io.sealport.server.events;

import io.sealport.server.status.Alarm;
import io.sealport.server.status.AlarmRule;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events were given up on a channel, and it has taken none since. */
@Singleton
class DeliveryAlarms implements AlarmRule {

  private final EventSettings settings;
  private final Outbox outbox;

  DeliveryAlarms(EventSettings settings, Outbox outbox) {
    this.settings = settings;
    this.outbox = outbox;
  }

  @Override
  public List<Alarm> look(Instant now) {
    List<Alarm> found = new ArrayList<>();
    for (Channel channel : settings.channels()) {
      Outbox.GivenUp given = outbox.givenUp(channel.name());
      if (given.count() > 0) {
        found.add(alarm(channel.name(), given));
      }
    }
    return found;
  }

  private static Alarm alarm(String channel, Outbox.GivenUp given) {
    return Alarm.of(
        "event-undelivered:" + channel,
        true,
        "events given up on channel " + channel + ": " + given.count() + "; " + given.why(),
        "sealport events test " + channel + "; then sealport events retry ID for each that counts");
  }
}
