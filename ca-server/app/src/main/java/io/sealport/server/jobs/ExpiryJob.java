package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.events.ExpiryWatch;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for certificates that have come near their end. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class ExpiryJob {

  private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);

  private final ExpiryWatch watch;
  private final Awake awake;
  private final Once once;

  ExpiryJob(ExpiryWatch watch, Awake awake, Once once) {
    this.watch = watch;
    this.awake = awake;
    this.once = once;
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void look() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      once.run("expiry", Duration.ofMinutes(1), watch::look);
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.warn("what expires could not be looked for: {}", trouble.words()),
              () -> LOG.error("what expires could not be looked for; the next run tries again", e));
    }
  }
}
