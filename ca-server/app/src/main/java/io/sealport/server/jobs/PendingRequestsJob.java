package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.fleet.Once;
import io.sealport.server.registration.PendingRequests;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the requests that nobody has decided in time. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class PendingRequestsJob {

  private static final Logger LOG = LoggerFactory.getLogger(PendingRequestsJob.class);

  private final PendingRequests pending;
  private final Once once;

  PendingRequestsJob(PendingRequests pending, Once once) {
    this.pending = pending;
    this.once = once;
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void expire() {
    try {
      once.run("pending-requests", Duration.ofMinutes(1), pending::expireDue);
    } catch (RuntimeException e) {
      LOG.error("pending requests could not be ended; the next run tries again", e);
    }
  }
}
