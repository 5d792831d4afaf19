package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.events.Deliveries;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.watch.Runs;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has delivered what is due; the deliveries themselves run elsewhere. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class DeliveryJob {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryJob.class);

  private final Deliveries deliveries;
  private final Awake awake;
  private final Runs runs;

  DeliveryJob(Deliveries deliveries, Awake awake, Runs runs) {
    this.deliveries = deliveries;
    this.awake = awake;
    this.runs = runs;
  }

  @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
  void deliver() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      runs.run("deliveries", deliveries::deliverDue);
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              // Others say it, and not twice a second.
              trouble -> LOG.debug("the deliveries wait: {}", trouble.words()),
              () -> LOG.error("the deliveries wait; the next run tries again", e));
    }
  }
}
