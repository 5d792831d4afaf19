package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Distinguished names of what can be seen: control and format characters vanish when names are
 * compared, and turn around what is shown.
 */
final class VisibleText implements Lint {

  @Override
  public String id() {
    return "lint.visible";
  }

  @Override
  public String source() {
    return "RFC 5280 7.1, RFC 4518 2.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return DirectoryTexts.of(certificate)
        .filter(t -> !t.codePoints().allMatch(Name::isVisible))
        .findFirst()
        .flatMap(t -> found("\"" + Name.printable(t) + "\"", "visible characters"));
  }
}
