package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.endpoints.Watch;
import io.sealport.server.watch.Runs;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the endpoints looked at whose time has come. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class EndpointJob {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointJob.class);

  private final Watch watch;
  private final Awake awake;
  private final Runs runs;
  private boolean madeUp;

  EndpointJob(Watch watch, Awake awake, Runs runs) {
    this.watch = watch;
    this.runs = runs;
    this.awake = awake;
  }

  @Scheduled(fixedDelay = "5s", initialDelay = "5s")
  void look() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      runs.run("endpoints", this::lookDue);
    } catch (RuntimeException e) {
      LOG.error("endpoints could not be looked at; the next run tries again", e);
    }
  }

  private void lookDue() {
    if (!madeUp) {
      watch.makeUp();
      madeUp = true;
    }
    watch.lookDue();
  }
}
