package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Whether the server serves: before that a job would do what the start is about to do. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class Awake implements ApplicationEventListener<ServerStartupEvent> {

  private volatile boolean awake;

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    awake = true;
  }

  boolean isTrue() {
    return awake;
  }
}
