package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.status.Crls;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the CRLs that are due: all revocations since the last run are in one. One server signs.
 */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class CrlJob {

  private static final Logger LOG = LoggerFactory.getLogger(CrlJob.class);

  private final Crls crls;
  private final Awake awake;
  private final Once once;

  CrlJob(Crls crls, Awake awake, Once once) {
    this.crls = crls;
    this.awake = awake;
    this.once = once;
  }

  @Scheduled(fixedDelay = "${sealport.crl-after-revocation}", initialDelay = "1s")
  void publish() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      if (!once.run(Once.CRLS, Duration.ZERO, crls::publishDue)) {
        crls.fetchNewer();
      }
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.warn("a CRL waits to be published: {}", trouble.words()),
              () -> LOG.error("a CRL could not be published; the next run tries again", e));
    }
  }
}
