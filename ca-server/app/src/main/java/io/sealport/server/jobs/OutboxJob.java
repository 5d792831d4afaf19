package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.events.EventOffice;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears the outbox of what ended long ago. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class OutboxJob {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxJob.class);

  private final EventOffice office;
  private final Awake awake;
  private final Once once;

  OutboxJob(EventOffice office, Awake awake, Once once) {
    this.office = office;
    this.awake = awake;
    this.once = once;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "1h")
  void purge() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      once.run("outbox", Duration.ofHours(1), office::purge);
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.warn("the outbox could not be cleared: {}", trouble.words()),
              () -> LOG.error("the outbox could not be cleared; the next run tries again", e));
    }
  }
}
