package io.sealport.server.boot;

import io.micronaut.context.annotation.Factory;
import io.sealport.server.events.EventSettings;
import jakarta.inject.Singleton;

/** Tells room {@code events} what {@code events.yaml} says. */
@Factory
final class EventsWiring {

  @Singleton
  EventSettings events(Home home) {
    return EventsFile.read(home);
  }
}
