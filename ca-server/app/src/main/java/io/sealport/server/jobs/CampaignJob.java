package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.campaign.Advance;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the campaigns forward. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class CampaignJob {

  private static final Logger LOG = LoggerFactory.getLogger(CampaignJob.class);

  private final Advance advance;
  private final Awake awake;
  private final Once once;

  CampaignJob(Advance advance, Awake awake, Once once) {
    this.advance = advance;
    this.awake = awake;
    this.once = once;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void advance() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      once.run("campaigns", Duration.ZERO, advance::run);
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.warn("a campaign waits: {}", trouble.words()),
              () -> LOG.error("a campaign could not go on; the next run tries again", e));
    }
  }
}
