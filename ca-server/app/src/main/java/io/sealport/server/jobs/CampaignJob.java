package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.campaign.Advance;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the campaigns forward. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class CampaignJob {

  private static final Logger LOG = LoggerFactory.getLogger(CampaignJob.class);

  private final Advance advance;
  private final Awake awake;

  CampaignJob(Advance advance, Awake awake) {
    this.advance = advance;
    this.awake = awake;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void advance() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      advance.run();
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.warn("a campaign waits: {}", trouble.words()),
              () -> LOG.error("a campaign could not go on; the next run tries again", e));
    }
  }
}
