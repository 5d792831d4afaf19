package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.registration.DryRun;
import jakarta.inject.Singleton;

/** Writes what the dry-run has found. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class DryRunJob {

  private final DryRun dryRun;

  DryRunJob(DryRun dryRun) {
    this.dryRun = dryRun;
  }

  /** It contains its own failures. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void write() {
    dryRun.flush();
  }
}
