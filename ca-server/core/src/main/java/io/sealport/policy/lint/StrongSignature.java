package io.sealport.policy.lint;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.SignatureScheme;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A signature algorithm of the list, with a hash of SHA-256 or stronger. */
final class StrongSignature implements Lint {

  @Override
  public String id() {
    return "lint.signature";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.3";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    try {
      SignatureScheme scheme = SignatureScheme.of(certificate.getSignature(), "the certificate");
      return require(
          scheme.identifier().equals(certificate.getSignature()),
          "unusual parameters of " + scheme.jca(),
          "the parameters that its RFC gives");
    } catch (Fault e) {
      return found(e.message(), "a signature algorithm of the list");
    }
  }
}
