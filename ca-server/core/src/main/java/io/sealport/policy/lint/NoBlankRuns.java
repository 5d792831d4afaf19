package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** One blank at a time inside the texts of distinguished names: more count as one. */
final class NoBlankRuns implements HouseLint {

  @Override
  public String id() {
    return "lint.blank-runs";
  }

  @Override
  public String source() {
    return "RFC 5280 7.1, RFC 4518 2.6.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return DirectoryTexts.of(certificate)
        .filter(t -> t.contains("  "))
        .findFirst()
        .flatMap(t -> found("\"" + Name.printable(t) + "\"", "single blanks"));
  }
}
