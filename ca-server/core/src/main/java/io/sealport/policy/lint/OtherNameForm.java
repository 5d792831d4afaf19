package io.sealport.policy.lint;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Names;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** User principal names and international mailboxes as UTF8String, the domain in lower case. */
final class OtherNameForm implements Lint {

  @Override
  public String id() {
    return "lint.other-name";
  }

  @Override
  public String source() {
    return "RFC 9598 3, 5";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return AlternativeNames.of(certificate, GeneralName.otherName)
        .filter(n -> !isCanonical(n))
        .findFirst()
        .flatMap(
            n ->
                found("an otherName in another spelling", "name@domain, the domain in lower case"));
  }

  /** What cannot be read at all is the business of lint.san. */
  private static boolean isCanonical(GeneralName general) {
    try {
      return Names.general(Names.of(general)).equals(general);
    } catch (Fault e) {
      return true;
    }
  }
}
