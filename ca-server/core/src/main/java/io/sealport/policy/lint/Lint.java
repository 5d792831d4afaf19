package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** One thing that must hold for every certificate. Stateless. */
interface Lint {

  /** The rule's stable id, beginning with {@code lint.}. */
  String id();

  /** Where it is written, such as {@code RFC 5280 4.1.2.2}. */
  String source();

  /** How severe it is where the profile does not say. */
  default Severity severity() {
    return Severity.ERROR;
  }

  /** Whether a profile may lower it. Never where the form of a certificate hangs on it. */
  default boolean adjustable() {
    return false;
  }

  /** What is wrong, empty if nothing is. */
  Optional<Violation> check(TBSCertificate certificate);

  /** The same where the issuer's certificate is at hand. */
  default Optional<Violation> check(TBSCertificate certificate, X509CertificateHolder issuer) {
    return check(certificate);
  }

  /** The violation of this lint. */
  default Optional<Violation> found(String found, String wanted) {
    return Optional.of(new Violation(id(), found, wanted + " (" + source() + ")"));
  }

  /** The violation of this lint unless the statement holds. */
  default Optional<Violation> require(boolean holds, String found, String wanted) {
    return holds ? Optional.empty() : found(found, wanted);
  }
}
