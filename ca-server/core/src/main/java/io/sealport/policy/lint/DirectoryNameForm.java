package io.sealport.policy.lint;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Names;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** FTP logins as a directoryName of one common name in UTF8String. */
final class DirectoryNameForm implements Lint {

  @Override
  public String id() {
    return "lint.directory-name";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.4, 4.2.1.6";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return AlternativeNames.of(certificate, GeneralName.directoryName)
        .filter(n -> !isCanonical(n))
        .findFirst()
        .flatMap(n -> found("a directoryName in another spelling", "CN=LOGIN as UTF8String"));
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
