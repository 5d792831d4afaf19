package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.CertificateTime;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * A server's certificate of at most 398 days: clients of the web refuse longer ones, and a key that
 * is never changed is a key that is never found stolen.
 */
final class LifetimeOfServers implements HouseLint {

  // The hour is the longest backdating that a profile may have.
  private static final Duration LONGEST = Duration.ofDays(398).plusHours(1);

  @Override
  public String id() {
    return "lint.lifetime";
  }

  @Override
  public String source() {
    return "CA/B BR 6.3.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Duration lifetime =
        Duration.between(
            CertificateTime.of(certificate.getStartDate()),
            CertificateTime.of(certificate.getEndDate()));
    return require(
        !Purposes.holds(certificate, KeyPurposeId.id_kp_serverAuth)
            || lifetime.compareTo(LONGEST) <= 0,
        lifetime.toDays() + " days",
        "at most 398 days");
  }
}
