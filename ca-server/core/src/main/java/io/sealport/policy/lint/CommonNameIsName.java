package io.sealport.policy.lint;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * A common name that is one of the subjectAltNames: some FTP software still reads the one, some the
 * other.
 */
final class CommonNameIsName implements Lint {

  @Override
  public String id() {
    return "lint.cn";
  }

  @Override
  public String source() {
    return "RFC 9525 4.1, CA/B BR 7.1.4.3";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    RDN[] found = certificate.getSubject().getRDNs(BCStyle.CN);
    if (found.length == 0) {
      return Optional.empty();
    }
    if (found.length > 1 || !(found[0].getFirst().getValue() instanceof ASN1String commonName)) {
      return found("several common names, or one that is no text", "one of the names");
    }
    String text = commonName.getString();
    return require(
        isName(certificate, text),
        "the common name \"" + Name.printable(text) + "\"",
        "one of the subjectAltNames");
  }

  private static boolean isName(TBSCertificate certificate, String text) {
    GeneralNames names =
        GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName);
    try {
      return names != null
          && Arrays.stream(names.getNames()).anyMatch(n -> Names.of(n).value().equals(text));
    } catch (Fault e) {
      return false;
    }
  }
}
