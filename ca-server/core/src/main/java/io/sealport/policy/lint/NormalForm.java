package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.text.Normalizer;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Distinguished names in Unicode's normal form C: programs that compare octets see one spelling.
 */
final class NormalForm implements HouseLint {

  @Override
  public String id() {
    return "lint.nfc";
  }

  @Override
  public String source() {
    return "RFC 4518 2.3, RFC 5198 3";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return DirectoryTexts.of(certificate)
        .filter(t -> !Normalizer.isNormalized(t, Normalizer.Form.NFC))
        .findFirst()
        .flatMap(t -> found("\"" + Name.printable(t) + "\"", "normal form C"));
  }
}
