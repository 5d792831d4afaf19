package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.status.Alarms;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for alarms and tells them. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class AlarmJob {

  private static final Logger LOG = LoggerFactory.getLogger(AlarmJob.class);

  private final Alarms alarms;

  AlarmJob(Alarms alarms) {
    this.alarms = alarms;
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void tell() {
    try {
      alarms.tell();
    } catch (RuntimeException e) {
      LOG.error("the alarms could not be looked at; the next run tries again", e);
    }
  }
}
