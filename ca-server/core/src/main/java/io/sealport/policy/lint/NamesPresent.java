package io.sealport.policy.lint;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A subjectAltName with at least one name, all of types that Sealport certifies, none twice. */
final class NamesPresent implements Lint {

  @Override
  public String id() {
    return "lint.san";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.6, RFC 9525 4.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    GeneralNames names =
        GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName);
    if (names == null || names.getNames().length == 0) {
      return found(names == null ? "no subjectAltName" : "an empty one", "at least one name");
    }
    Set<Name> seen = new HashSet<>();
    for (GeneralName general : names.getNames()) {
      try {
        Name name = Names.of(general);
        if (!seen.add(name)) {
          return found(name + " twice", "each name once");
        }
      } catch (Fault e) {
        return found(e.message(), "names of known types");
      }
    }
    return Optional.empty();
  }
}
