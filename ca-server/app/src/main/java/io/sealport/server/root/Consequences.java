package io.sealport.server.root;

import io.sealport.server.registration.OwnCertificates;
import io.sealport.server.status.Crls;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when there is a CA more or less: its responder and CRL are there before anybody has
 * a certificate of it, and https moves away from a revoked one. The act itself is done by then, so
 * a failure is the jobs' to try again.
 */
@Singleton
public class Consequences {

  private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);

  private final OwnCertificates own;
  private final Crls crls;

  Consequences(OwnCertificates own, Crls crls) {
    this.own = own;
    this.crls = crls;
  }

  /** Does what can be done now. */
  public void follow() {
    attempt("the server's own certificates", own::renewDue);
    attempt("the CRLs", crls::publishDue);
  }

  private static void attempt(String what, Runnable act) {
    try {
      act.run();
    } catch (RuntimeException e) {
      LOG.error("{} could not follow the change of the CAs; the next run tries again", what, e);
    }
  }
}
