package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** A lint that holds a certificate against its issuer's; a root's issuer is itself. */
interface IssuerLint extends Lint {

  @Override
  Optional<Violation> check(TBSCertificate certificate, X509CertificateHolder issuer);

  /** Nothing to compare with. */
  @Override
  default Optional<Violation> check(TBSCertificate certificate) {
    return Optional.empty();
  }
}
