package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.fleet.Once;
import io.sealport.server.status.Alarms;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for alarms and tells them. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class AlarmJob {

  private static final Logger LOG = LoggerFactory.getLogger(AlarmJob.class);

  private final Alarms alarms;
  private final Once once;

  AlarmJob(Alarms alarms, Once once) {
    this.alarms = alarms;
    this.once = once;
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void tell() {
    try {
      once.run("alarms", Duration.ofMinutes(1), alarms::tell);
    } catch (RuntimeException e) {
      LOG.error("the alarms could not be looked at; the next run tries again", e);
    }
  }
}
