package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.registration.OwnCertificates;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the server's own certificates: OCSP responders and https. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class OwnCertificatesJob {

  private static final Logger LOG = LoggerFactory.getLogger(OwnCertificatesJob.class);

  private final OwnCertificates own;

  OwnCertificatesJob(OwnCertificates own) {
    this.own = own;
  }

  @Scheduled(fixedDelay = "10m", initialDelay = "10m")
  void renew() {
    try {
      own.renewDue();
    } catch (RuntimeException e) {
      LOG.error("an own certificate could not be renewed; the next run tries again", e);
    }
  }
}
