package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.events.Schedules;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the schedules that are due. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class ScheduleJob {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);

  private final Schedules schedules;
  private final Awake awake;

  ScheduleJob(Schedules schedules, Awake awake) {
    this.schedules = schedules;
    this.awake = awake;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void run() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      schedules.runDue();
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.warn("the schedules wait: {}", trouble.words()),
              () -> LOG.error("the schedules wait; the next run tries again", e));
    }
  }
}
