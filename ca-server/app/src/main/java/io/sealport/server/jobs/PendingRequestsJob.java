package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.registration.PendingRequests;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the requests that nobody has decided in time. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class PendingRequestsJob {

  private static final Logger LOG = LoggerFactory.getLogger(PendingRequestsJob.class);

  private final PendingRequests pending;

  PendingRequestsJob(PendingRequests pending) {
    this.pending = pending;
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void expire() {
    try {
      pending.expireDue();
    } catch (RuntimeException e) {
      LOG.error("pending requests could not be ended; the next run tries again", e);
    }
  }
}
