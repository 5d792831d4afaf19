package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * DNS names as they are compared: lower case, A-labels, no trailing dot, no NUL, the star alone and
 * first.
 */
final class DnsNameForm implements Lint {

  @Override
  public String id() {
    return "lint.dns-names";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.6, RFC 1034 3.5";
  }

  private static final Pattern FORM =
      Pattern.compile(
          "(?=.{1,253}$)(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
              + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*",
          Pattern.DOTALL);

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    GeneralNames names =
        GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName);
    if (names == null) {
      return Optional.empty();
    }
    for (GeneralName general : names.getNames()) {
      if (general.getTagNo() == GeneralName.dNSName) {
        String value = ((ASN1String) general.getName()).getString();
        if (!FORM.matcher(value).matches()) {
          return found("\"" + Name.printable(value) + "\"", "lower-case labels of a-z, 0-9 and -");
        }
      }
    }
    return Optional.empty();
  }
}
