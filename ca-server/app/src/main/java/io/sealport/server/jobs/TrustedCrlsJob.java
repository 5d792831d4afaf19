package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.fleet.Once;
import io.sealport.server.trust.CrlFetch;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the CRLs of trusted CAs. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class TrustedCrlsJob {

  private static final Logger LOG = LoggerFactory.getLogger(TrustedCrlsJob.class);

  private final CrlFetch fetch;
  private final Awake awake;
  private final Once once;

  TrustedCrlsJob(CrlFetch fetch, Awake awake, Once once) {
    this.fetch = fetch;
    this.awake = awake;
    this.once = once;
  }

  @Scheduled(fixedDelay = "10m", initialDelay = "1m")
  void fetch() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      once.run("trusted-crls", Duration.ofMinutes(10), fetch::fetchDue);
    } catch (RuntimeException e) {
      LOG.error("the CRLs of trusted CAs could not be fetched; the next run tries again", e);
    }
  }
}
