package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.registration.OwnCertificates;
import io.sealport.server.watch.Runs;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the server's own certificates: OCSP responders and https. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class OwnCertificatesJob {

  private static final Logger LOG = LoggerFactory.getLogger(OwnCertificatesJob.class);

  private final OwnCertificates own;
  private final Runs runs;

  OwnCertificatesJob(OwnCertificates own, Runs runs) {
    this.own = own;
    this.runs = runs;
  }

  @Scheduled(fixedDelay = "10m", initialDelay = "10m")
  void renew() {
    try {
      runs.run("own-certificates", own::renewDue);
    } catch (RuntimeException e) {
      LOG.error("an own certificate could not be renewed; the next run tries again", e);
    }
  }
}
