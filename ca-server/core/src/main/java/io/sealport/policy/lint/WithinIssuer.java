package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.CertificateTime;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** No end beyond the issuer's: what outlives it fails at whoever checks each link. */
final class WithinIssuer implements IssuerLint {

  @Override
  public String id() {
    return "lint.issuer-end";
  }

  @Override
  public String source() {
    return "RFC 5280 6.1.3, 6.1.4";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate, X509CertificateHolder issuer) {
    Instant end = CertificateTime.of(certificate.getEndDate());
    Instant last = CertificateTime.of(issuer.toASN1Structure().getEndDate());
    return require(!end.isAfter(last), "an end at " + end, "at most " + last);
  }
}
