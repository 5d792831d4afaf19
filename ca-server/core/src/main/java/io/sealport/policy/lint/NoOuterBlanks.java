package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * No blank begins or ends a text of a distinguished name: it does not count when names are
 * compared, so that two spellings would be one name.
 */
final class NoOuterBlanks implements Lint {

  @Override
  public String id() {
    return "lint.blanks";
  }

  @Override
  public String source() {
    return "RFC 5280 7.1, RFC 4518 2.6.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return DirectoryTexts.of(certificate)
        .filter(t -> !t.equals(t.strip()))
        .findFirst()
        .flatMap(t -> found("\"" + Name.printable(t) + "\"", "no blank at either end"));
  }
}
