package io.sealport.policy.lint;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** E-mail addresses whose host is in lower case and A-labels: clients compare it as it stands. */
final class MailboxForm implements Lint {

  @Override
  public String id() {
    return "lint.email";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.6, 7.5";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return AlternativeNames.of(certificate, GeneralName.rfc822Name)
        .filter(n -> !isCanonical(n))
        .findFirst()
        .flatMap(
            n ->
                found(
                    "\"" + Name.printable(n.getName().toString()) + "\"",
                    "local-part@host, the host in lower case"));
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
