package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.events.Schedules;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the schedules that are due. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class ScheduleJob {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);

  private final Schedules schedules;
  private final Awake awake;
  private final Once once;

  ScheduleJob(Schedules schedules, Awake awake, Once once) {
    this.schedules = schedules;
    this.awake = awake;
    this.once = once;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void run() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      once.run("schedules", Duration.ofSeconds(1), schedules::runDue);
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.warn("the schedules wait: {}", trouble.words()),
              () -> LOG.error("the schedules wait; the next run tries again", e));
    }
  }
}
