package io.sealport.server.events;

import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Reading;
import jakarta.inject.Singleton;

/** How many events wait to be delivered. */
@Singleton
class OutboxReading implements Reading {

  private final EventSettings settings;
  private final DeliveryRows rows;

  OutboxReading(EventSettings settings, DeliveryRows rows) {
    this.settings = settings;
    this.rows = rows;
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public boolean isStored() {
    return true;
  }

  @Override
  public void read(Sheet sheet) {
    for (Channel channel : settings.channels()) {
      sheet.set(Figure.OUTBOX, rows.waiting(channel.name()), channel.name());
    }
  }
}
