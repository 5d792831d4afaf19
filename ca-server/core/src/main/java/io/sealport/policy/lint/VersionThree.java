package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Version 3, since there are extensions. */
final class VersionThree implements Lint {

  @Override
  public String id() {
    return "lint.version";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    int version = certificate.getVersionNumber();
    return require(
        version == 3 && certificate.getExtensions() != null, "version " + version, "version 3");
  }
}
